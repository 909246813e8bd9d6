package reputation

holds contains "clean-delivery" if {
	input.sent * 100 >= input.quota * 70
	input.invalid * 100 < input.sent * 5
	input.delivered * 100 > input.sent * 92
	input.spam * 1000 < input.sent * 25
	input.complained * 1000 < input.delivered
}

holds contains "well-opened" if {
	input.sent * 100 >= input.quota * 70
	input.delivered * 100 > input.sent * 90
	input.complained * 1000 < input.delivered
	input.opened * 100 > input.delivered * 50
}

holds contains "many-invalid" if {
	input.sent > 300
	input.invalid * 100 > input.sent * 9
}

holds contains "poor-delivery" if {
	input.sent > 300
	input.delivered * 100 < input.sent * 65
}

holds contains "much-spam" if {
	input.sent > 300
	input.spam * 100 > input.sent * 5
}

holds contains "many-complaints" if {
	input.sent > 300
	input.complained * 1000 > input.delivered * 5
}

holds contains "too-many-invalid" if {
	input.sent > 300
	input.invalid * 100 > input.sent * 11
}

holds contains "too-much-spam" if {
	input.sent > 300
	input.spam * 100 > input.sent * 15
}

holds contains "ip-guard" if {
	input.sent > 300
	input.blocked * 100 >= input.sent * 8
}
