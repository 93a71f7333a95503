// What the directory says, and the parts that it is made of.
const { tongue, digits, element, button } = parts, say = parts.teller(words("directory."));
