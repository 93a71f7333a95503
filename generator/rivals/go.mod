module mentorbook/generator/rivals

go 1.26.0

require mentorbook v0.0.0

replace mentorbook => ../..
