package text

// french is what we know of French. Words are folded.
var french = (&language{
	stopWords: set(`a afin ai ainsi alors apres as au aucun aucune aussi autre autres aux avaient avais avait avant avec avez
		avoir avons ayant bien c car ce ceci cela celle celles celui ces cet cette ceux chez ci comme d dans de des depuis
		donc dont du elle elles en encore entre est et etaient etais etait etant ete etes etre eu eux fait faire fut ici il
		ils j je jusqu l la le les leur leurs lors lorsque lui m ma mais me meme memes mes mon n ne ni nos notre nous on ont
		ou par parce pas peu peut plus pour pourquoi puis qu quand que quel quelle quelles quels qui quoi s sa sans se sera
		serait seront ses si soit son sont sous sur t ta te tes toi ton tous tout toute toutes tres tu un une va vers voici
		voila vos votre vous vont y`),
	roles: roles{
		opens:       "ne n",
		negates:     "pas jamais rien aucun aucune nullement",
		completes:   "pas jamais rien aucun aucune nullement plus guere personne ni",
		without:     "sans plutot lieu",
		nextOnly:    "non",
		verbal:      "incapable incapables impossible impossibilite refusons refuse refusez refuser refuserons refusent inutile oublie oublier omis oppose opposons opposer",
		hinders:     "empeche empechent empecher",
		cancels:     "manquer manquerons manquerai manquera manqueront manquons manque manquez oublierons oublierai oublions",
		contrasts:   "mais cependant toutefois neanmoins pourtant sauf excepte hormis revanche contre",
		cuts:        "si car parce puisque lorsque quand tant",
		joins:       "et ou donc",
		alternative: "ou ni",
		subject:     "je j tu il ils elle elles on c cela ca nous vous",
		determiner:  "le la les l un une du des ma mon mes ta ton sa son notre nos votre vos leur leurs ce cet cette ces",
		light:       "le la les un une du des de d moindre aucun",
		ofs:         "de d du des a au aux",
		particle:    "de d des du a au aux",
		preposition: "a au aux sous dans avant apres par sur pour chez ici",
		auxiliary: `est sont sera seront etait etaient ete serait seraient soit soient a ont ai avons avez aura auront ait va
			vont peut peuvent pourra pourront doit doivent semble reste impossible`,
		only:      "seulement uniquement simplement",
		harmless:  "hesitez hesiter hesite inquietez inquieter inquiete doute souci soucis probleme problemes",
		prompt:    "doute faute tarder attendre delai",
		bounds:    "depasser depassera depasse depasseront exceder excedera excede excedent depassent",
		more:      "plus moins",
		later:     "tard",
		until:     "avant",
		restricts: "que qu",
		modal: `saurions saurait saurais saurai saurons sauraient saura pouvons peut peuvent puis pourrons pourra pourront
			pourrions pourrait puisse puissions`,
		wards:   "avant moins crainte peur",
		opening: "desole desoles desolee desolees navre navres regrettons malheureusement bonjour merci helas note",
	}.byWord(),
	numerals: numerals("deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13 quatorze 14 quinze 15 seize 16 vingt 20 trente 30 quarante 40 cinquante 50 soixante 60 cent 100"),
	alike: set(`coursier coursiers livret livrets commode commodes facteur facteurs rembourrage rembourrages rembourre
		rembourree contact contrat contracter contacter coupe couple courrier courriers courier courriel chargeur chargeurs
		echangeur excursion excursions incluse exclue expire respire garage gerance retour retard reparer separer preparer
		renvoie renvois envoie`),
	stem:   stemFrench,
	rarity: lazyRarity(&idfFrench),
}).grouped(left)
