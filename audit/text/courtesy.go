package text

// substance returns the units from the end of the greeting to the start of the farewell or the signature. What stands
// outside, names above all, weighs little when two answers are compared: a letter is not unlike a tweet because it signs.
func (d *Doc) substance() (from, to int) {
	from, to = 0, len(d.units)
	if to > 0 && d.units[0].greets {
		for i := 1; i < min(to, longestGreeting); i++ {
			if d.units[i].before >= comma {
				from = i
				break
			}
		}
	}
	for i := max(from+1, to-longestFarewell); i < to; i++ {
		switch u := d.units[i]; {
		case !u.closes:
		case u.before >= comma && !wishes[u.text]: // "Cordialement,"
			return from, i
		case d.units[i-1].before >= comma && (!wishes[u.text] || wished[d.units[i-1].text]): // "Bien cordialement", "Bonne journée"
			return from, i - 1
		}
	}
	for i := to - 1; i > max(from, to-3) && !d.units[i].known; i-- { // "Léo B." in a line of its own
		if d.units[i].before == sentence {
			return from, i
		}
	}
	return from, to
}

// How many words a greeting and a farewell have at most, names and offices included.
const (
	longestGreeting = 6
	longestFarewell = 16
)

// Words of courtesy, of both languages: those that open a greeting, those that open a farewell, and those that say nothing
// of the matter wherever they stand.
var (
	greetings  = set("bonjour bonsoir madame monsieur cher chere hello hi hey dear good salut")
	farewells  = set("cordialement sincerement salutations amicalement regards sincerely faithfully journee soiree day evening wishes")
	wishes     = set("journee soiree day evening wishes") // farewells only after one of:
	wished     = set("bonne belle excellente nice good great lovely best kind")
	courtesies = set(`bonjour bonsoir madame monsieur mademoiselle mme cordialement bien merci bonne journee soiree svp oui euh
		ah hein bah ben voila ok salut hello hi hey dear sir mr mrs ms madam thanks thank please regards sincerely okay yeah um
		uh yes team sorry desole desoles desolee desolees excuse excuser excuses apologies apologise apologize`)
)
