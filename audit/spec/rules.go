package spec

// A Rule is one sort of mistake in a file, as the brackets at the end of a problem name it.
type Rule struct {
	ID   string
	Text string // one line
}

// The rules.
const (
	ruleSyntax           = "syntax"
	ruleEncoding         = "encoding"
	ruleEmptyFile        = "empty-file"
	ruleOneDocument      = "one-document"
	ruleMissingFile      = "missing-file"
	ruleFileName         = "file-name"
	ruleOutside          = "outside"
	ruleTooLarge         = "too-large"
	ruleTooDeep          = "too-deep"
	ruleTooManyAliases   = "too-many-aliases"
	ruleMergeKey         = "merge-key"
	ruleTag              = "tag"
	ruleUnknownKey       = "unknown-key"
	ruleDuplicateKey     = "duplicate-key"
	ruleMissingKey       = "missing-key"
	ruleWrongType        = "wrong-type"
	ruleEmptyValue       = "empty-value"
	ruleEmptyList        = "empty-list"
	ruleControl          = "control-character"
	ruleOutOfRange       = "out-of-range"
	ruleUnknownValue     = "unknown-value"
	ruleBadID            = "bad-id"
	ruleBadDuration      = "bad-duration"
	ruleBadDate          = "bad-date"
	ruleBadValue         = "bad-value"
	ruleBadLanguage      = "bad-language"
	ruleBadTimezone      = "bad-timezone"
	ruleBadCountry       = "bad-country"
	ruleUnknownHolidays  = "unknown-holidays"
	ruleBadHours         = "bad-hours"
	ruleBadAddress       = "bad-address"
	ruleBadCue           = "bad-cue"
	ruleBadTemplate      = "bad-template"
	ruleBadVerdict       = "bad-verdict"
	ruleDuplicateID      = "duplicate-id"
	ruleUnknownChannel   = "unknown-channel"
	ruleUnknownSector    = "unknown-sector"
	ruleUnknownCompany   = "unknown-company"
	ruleUnknownScenario  = "unknown-scenario"
	ruleUnknownProfile   = "unknown-profile"
	ruleUnknownCriterion = "unknown-criterion"
	ruleUnknownPoint     = "unknown-point"
	ruleUnknownVar       = "unknown-var"
	ruleNoScenario       = "no-scenario"
	ruleNoChannelCounts  = "no-channel-counts"
	ruleMissingUsage     = "missing-usage"
	ruleTweetTooLong     = "tweet-too-long"
	ruleSameWithoutFact  = "same-without-fact"
	ruleValueWithoutFact = "value-without-fact"
	ruleNearWithoutFact  = "near-without-fact"
	rulePointWithoutCue  = "point-without-cue"
	ruleAmbiguousPoint   = "ambiguous-point"
	ruleUnweighed        = "unweighed"
	ruleRisingShare      = "rising-share"
	ruleBadCSV           = "bad-csv"
	ruleUnknownColumn    = "unknown-column"
	ruleDuplicateColumn  = "duplicate-column"
	ruleMissingColumn    = "missing-column"
	ruleDemandsNothing   = "demands-nothing"
	ruleExecOrHTTP       = "exec-or-http"
	ruleBadURL           = "bad-url"
	ruleBadEnv           = "bad-env"
	ruleAdjudicator      = "adjudicator"
	ruleBadScale         = "bad-scale"
	ruleDetection        = "detection"
)

// Rules lists every rule of this package, for help and documentation.
var Rules = []Rule{
	{ruleSyntax, "the file is not YAML"},
	{ruleEncoding, "the file is not UTF-8"},
	{ruleEmptyFile, "the file holds nothing"},
	{ruleOneDocument, "the file holds more than one YAML document"},
	{ruleMissingFile, "a file that is needed or named is not there"},
	{ruleFileName, "the name of a file does not fit what it holds"},
	{ruleOutside, "a path leads out of the campaign folder"},
	{ruleTooLarge, "the file is longer than any campaign needs"},
	{ruleTooDeep, "values are nested deeper than any campaign needs"},
	{ruleTooManyAliases, "aliases repeat more values than any campaign needs"},
	{ruleMergeKey, "merge keys (<<) are not read"},
	{ruleTag, "YAML tags (!name) are not read"},
	{ruleUnknownKey, "a key that the format does not have"},
	{ruleDuplicateKey, "a key given twice in one place"},
	{ruleMissingKey, "a key that must be given is not"},
	{ruleWrongType, "a text where a number, list or mapping is wanted, or the other way round"},
	{ruleEmptyValue, "a key with nothing behind it"},
	{ruleEmptyList, "a list, table or mapping without an entry"},
	{ruleControl, "a control character in a text"},
	{ruleOutOfRange, "a number outside what it can mean"},
	{ruleUnknownValue, "a value that is not on its closed list"},
	{ruleBadID, "an id or name with other signs than it may have"},
	{ruleBadDuration, "not a duration such as 30min, 4h or 14d"},
	{ruleBadDate, "not a date such as 2026-11-30"},
	{ruleBadValue, "a value that does not fit the fact's type"},
	{ruleBadLanguage, "not a language tag such as fr or en-GB"},
	{ruleBadTimezone, "not a time zone such as Europe/Paris"},
	{ruleBadCountry, "not a country code such as FR or DE-BY"},
	{ruleUnknownHolidays, "a country or part of one whose public holidays are not known"},
	{ruleBadHours, "opening hours that cannot be read"},
	{ruleBadAddress, "not an e-mail address or telephone number"},
	{ruleBadCue, "a cue that cannot be read"},
	{ruleBadTemplate, "something other than {{.name}} between double braces"},
	{ruleBadVerdict, "an example demands of a point what the point cannot give"},
	{ruleDuplicateID, "two things of one sort with the same id"},
	{ruleUnknownChannel, "a channel that is neither standard nor declared in the campaign, or none that the gate can hold to a score"},
	{ruleUnknownSector, "a channel is na for a sector that no company is of"},
	{ruleUnknownCompany, "the gate names a company that the campaign does not have"},
	{ruleUnknownScenario, "a scenario that is neither in scenarios/ nor in the library"},
	{ruleUnknownProfile, "a profile that is neither shipped nor a file of the campaign"},
	{ruleUnknownCriterion, "a criterion that nobody defines, or a gate or keep that names what the profile does not have"},
	{ruleUnknownPoint, "an example names a point that the scenario does not have"},
	{ruleUnknownVar, "a message uses a variable that vars does not have"},
	{ruleNoScenario, "a campaign without a scenario"},
	{ruleNoChannelCounts, "the profile counts none of the campaign's channels"},
	{ruleMissingUsage, "the profile wants the usage of every channel"},
	{ruleTweetTooLong, "a message for twitter is over 280 characters when filled in"},
	{ruleSameWithoutFact, "same on a point without a fact"},
	{ruleValueWithoutFact, "value on a point without a fact"},
	{ruleNearWithoutFact, "near on a point without a fact"},
	{rulePointWithoutCue, "a point with neither says nor fact can never be stated"},
	{ruleAmbiguousPoint, "a point with the name of a criterion: code.* could mean both"},
	{ruleUnweighed, "steps for a criterion that no pillar weighs"},
	{ruleRisingShare, "a later answer would earn more than an earlier one"},
	{ruleBadCSV, "the table cannot be read"},
	{ruleUnknownColumn, "a column that the table does not have"},
	{ruleDuplicateColumn, "two columns for one thing"},
	{ruleMissingColumn, "a column that must be there is not"},
	{ruleDemandsNothing, "an example that demands neither completeness nor a point"},
	{ruleExecOrHTTP, "a judge with neither exec nor http, or with both"},
	{ruleBadURL, "not the address of a web service"},
	{ruleBadEnv, "not the name of an environment variable"},
	{ruleAdjudicator, "an adjudicated consensus without an adjudicator, or an adjudicator without it"},
	{ruleBadScale, "a scale that does not rise from 0 to 1"},
	{ruleDetection, "a criterion to be detected that has no words, or one for humans that has some"},
}
