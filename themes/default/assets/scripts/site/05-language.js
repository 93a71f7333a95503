// The language for numbers and times, with the digits that the build writes:
// browsers do not agree on those of every language. Other scripts come later.
const siteLanguage = document.documentElement.dataset.locale ?? document.documentElement.lang;
