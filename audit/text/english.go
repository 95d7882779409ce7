package text

// english is what we know of English.
var english = (&language{
	stopWords: set(`a about after all also am an and any are as at be because been before being both but by can could did do
		does doing don during each for from further had has have having he her here hers him his how i if in into is it its
		itself just ll m me more most my myself of off on once only or other our ours out over own re s same shall she should
		so some such t than that the their theirs them then there these they this those through to too under until up upon us
		ve very was we were what when where which while who whom why will with would you your yours not no nor`),
	roles: roles{
		negates: `not cannot never no nobody nothing none neither nor t dont doesnt didnt cant wont isnt arent wasnt werent
			hasnt havent hadnt couldnt wouldnt shouldnt mustnt neednt`,
		without:  "without instead rather",
		nextOnly: "non",
		verbal: `unable impossible refuse refused refuses refusing decline declined declines fail fails failed failing failure
			forgot forget forgotten inability unwilling`,
		hinders:     "prevent prevents prevented",
		contrasts:   "but however although though except nevertheless nonetheless",
		cuts:        "if because since when whenever once unless until while whether",
		joins:       "and or so",
		alternative: "or nor",
		subject:     "i we you he she it they there",
		determiner:  "your our the my his her its their this that these those a an any",
		light:       "a an any the need",
		ofs:         "of for on in",
		particle:    "to",
		preposition: "within by before after from at upon under via to for on in",
		auxiliary: `is are am was were be been being will would can could should shall may might must has have had do does did
			therefore currently still also impossible isn aren wasn weren won couldn wouldn shouldn doesn don didn hasn haven
			hadn mustn needn need`,
		only:      "only just merely simply",
		harmless:  "hesitate worry worries problem problems bother question questions doubt",
		prompt:    "doubt fail delay further",
		bounds:    "exceed",
		more:      "more later longer less fewer",
		later:     "than",
		until:     "until till before",
		restricts: "that which who",
		opening:   "sorry apologies apologise apologize hello hi dear thanks thank unfortunately please regret note afraid",
	}.byWord(),
	numerals: numerals("two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 hundred 100"),
	alike: set(`charge change charged changed charger changer chance courier courter carrier contact contract contacted
		contracted refuse refute refine refined refuge repair replay repay return retain delivery deliver delver excuse
		accuse receipt recipe expect except expert invoice involve quality quantity credit`),
	stem:   stemEnglish,
	rarity: lazyRarity(&idfEnglish),
}).grouped(right)
