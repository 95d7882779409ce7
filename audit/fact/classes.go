package fact

// A class is a class of words and phrases of customer service. The word lists name them by classNames.
type class uint8

// The classes. What each holds is best seen in lexicon_en.txt.
const (
	idiom class = iota + 1 // fixed expressions that mean nothing here, or not what their words say

	// How a clause is meant.
	reported  // the customer's or a colleague's words
	condition // if, provided that
	example   // for instance
	past      // what happened before
	request   // "your request for", "you ask for": what is named is not promised
	able      // we can, we are happy to
	usually   // normally, in principle: what follows is not what happens
	must      // need to, please
	needless  // no need to, inutile
	along     // with, bring, on presentation of

	// What the company does or declines to do.
	refund
	compensate
	voucher
	replace
	repair
	workshop // a noun of repairing, which decides nothing
	deliver
	cancel
	renew
	renews // as a decision, not the noun
	reply
	callBack // the company gets back to the customer
	restore
	erase
	visit
	hold
	giveBack // the customer returns or brings the thing
	keep     // the customer keeps the thing
	freeze
	unlock
	transfer
	accept // the request as a whole
	refuse

	// Who pays, and what is covered.
	free
	owe
	waive
	charging  // with an amount: it costs
	fullShare // in full
	cover
	exclude
	lost // gone for good
	cash
	opened
	closed
	inCredit
	inArrears
	except
	valid

	// What values are of.
	warranty
	window // how long the customer has
	notice
	lateness
	stay  // how long something lasted or lasts that is no promise: nights, trips
	event // when something happened
	excess
	deposit
	fee
	price
	bill
	instalment
	threshold
	each // distributes an amount: a night, each
	once

	// The steps asked for.
	byPost
	inStore
	online
	byPhone
	registered
	byEmail
	pickUp
	receipt
	identity
	certificate
	photo
	packaging
	signature
	form
	nothingToDo
	appointment
	walkIn
	payFirst
	payAfter
	apply

	// Answers without substance.
	ack
	redirect
	askDetails
	sorry

	// Causes.
	because
	weather
	technical
	system
	signalling
	staffing
	strike
	stock
	carrier
	humanError
	address
	misuse
	defect
	meter
	thirdParty
	works
	fraud
	customs
	payment
	demand
	accident
	safety
	paperwork
	illness
	classCount
)

// classes are the classes by the names that the word lists use.
var classes = map[string]class{
	"idiom": idiom, "reported": reported, "condition": condition, "example": example, "past": past, "request": request,
	"able": able, "usually": usually, "must": must, "needless": needless, "along": along,
	"refund": refund, "compensate": compensate, "voucher": voucher, "replace": replace, "repair": repair, "workshop": workshop, "deliver": deliver,
	"cancel": cancel, "renew": renew, "renews": renews, "reply": reply, "callback": callBack, "restore": restore, "erase": erase, "visit": visit, "hold": hold,
	"giveback": giveBack, "keep": keep, "freeze": freeze, "unlock": unlock, "transfer": transfer, "accept": accept, "refuse": refuse,
	"free": free, "owe": owe, "waive": waive, "charging": charging, "full": fullShare, "cover": cover, "exclude": exclude, "lost": lost,
	"valid": valid, "cash": cash, "opened": opened, "closed": closed, "incredit": inCredit, "inarrears": inArrears,
	"except": except, "warranty": warranty, "window": window, "notice": notice, "lateness": lateness, "stay": stay, "event": event, "excess": excess,
	"deposit": deposit, "fee": fee, "price": price, "bill": bill, "instalment": instalment, "threshold": threshold,
	"each": each, "once": once, "bypost": byPost, "instore": inStore, "online": online, "byphone": byPhone,
	"registered": registered, "byemail": byEmail, "pickup": pickUp, "receipt": receipt, "identity": identity,
	"certificate": certificate, "photo": photo, "packaging": packaging, "signature": signature, "form": form,
	"nothingtodo": nothingToDo, "appointment": appointment, "walkin": walkIn, "payfirst": payFirst, "payafter": payAfter, "illness": illness, "apply": apply, "ack": ack, "redirect": redirect, "askdetails": askDetails, "sorry": sorry,
	"because": because, "weather": weather, "technical": technical, "system": system, "signalling": signalling,
	"staffing": staffing, "strike": strike, "stock": stock, "carrier": carrier, "humanerror": humanError, "address": address,
	"misuse": misuse, "defect": defect, "meter": meter, "thirdparty": thirdParty, "works": works, "fraud": fraud,
	"customs": customs, "payment": payment, "demand": demand, "accident": accident, "safety": safety, "paperwork": paperwork,
}
