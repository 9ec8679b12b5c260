/* SPDX-License-Identifier: MIT */

/*
 * Closed lists, compared as whole phrases; see the header. The lexicon does not
 * make them needless: it lists senses of words, so it has no contractions and
 * hardly a phrase of function words ("in order to", "a number of"); and two
 * words with a sense in common are only taken for synonyms where the aligner
 * linked them. What stands here says the same wherever it stands, and is known
 * without a lexicon too.
 */

#include "diff/synonym.h"

#include <string.h>

/* Phrases of one meaning, parted by bars. */
static const char *const synonym_table[] = {
    "|also|too|additionally|in addition|as well|besides|",
    "|however|but|nevertheless|nonetheless|",
    "|although|though|even though|",
    "|because|because of the fact that|",
    "|because of|due to|owing to|on account of|",
    "|therefore|thus|consequently|as a result|hence|",
    "|while|whilst|",
    "|among|amongst|",
    "|amid|amidst|",
    "|toward|towards|",
    "|until|till|up until|",
    "|upon|on|",
    "|about|concerning|regarding|on the subject of|",
    "|across|throughout|",
    "|across the globe|around the globe|around the world|across the world|",
    "|worldwide|globally|around the world|all over the world|",
    "|for example|for instance|e.g.|",
    "|that is|i.e.|",
    "|in order to|to|so as to|",
    "|said|stated|",
    "|says|states|",
    "|say|state|",
    "|saying|stating|",
    "|according to|in the words of|",
    "|use|utilise|utilize|make use of|",
    "|used|utilised|utilized|made use of|",
    "|uses|utilises|utilizes|makes use of|",
    "|using|utilising|utilizing|making use of|",
    "|begin|start|commence|",
    "|began|started|commenced|",
    "|begins|starts|commences|",
    "|beginning|starting|commencing|",
    "|buy|purchase|",
    "|bought|purchased|",
    "|help|assist|aid|",
    "|helped|assisted|aided|",
    "|obtain|get|",
    "|obtained|got|",
    "|near|close to|",
    "|nearly|almost|",
    "|roughly|approximately|",
    "|currently|at present|at the moment|presently|right now|",
    "|previously|formerly|",
    "|later|afterwards|afterward|subsequently|",
    "|recently|lately|of late|",
    "|often|frequently|",
    "|widely|broadly|",
    "|sometimes|at times|occasionally|",
    "|usually|normally|typically|",
    "|quickly|rapidly|swiftly|",
    "|entirely|completely|wholly|fully|",
    "|shut|closed|",
    "|reply|answer|respond|",
    "|replied|answered|responded|",
    "|several|a number of|",
    "|many|a lot of|lots of|numerous|a large number of|",
    "|people|persons|individuals|",
    "|kids|children|",
    "|film|movie|",
    "|firm|company|business|",
    "|firms|companies|businesses|",
    "|okay|ok|o.k.|",
};

/* Spellings that no rule of endings has, British and American for most. */
static const char *const variant_table[] = {
    "|grey|gray|",
    "|greyer|grayer|",
    "|tyre|tire|",
    "|tyres|tires|",
    "|programme|program|",
    "|programmes|programs|",
    "|cheque|check|",
    "|cheques|checks|",
    "|jewellery|jewelry|",
    "|gaol|jail|",
    "|ageing|aging|",
    "|judgement|judgment|",
    "|judgements|judgments|",
    "|sceptical|skeptical|",
    "|sceptic|skeptic|",
    "|sceptics|skeptics|",
    "|scepticism|skepticism|",
    "|aluminium|aluminum|",
    "|licence|license|",
    "|licences|licenses|",
    "|practise|practice|",
    "|practised|practiced|",
    "|practising|practicing|",
    "|plough|plow|",
    "|ploughed|plowed|",
    "|mould|mold|",
    "|mouldy|moldy|",
    "|kerb|curb|",
    "|pyjamas|pajamas|",
    "|moustache|mustache|",
    "|whisky|whiskey|",
    "|yoghurt|yogurt|yoghourt|",
    "|learnt|learned|",
    "|burnt|burned|",
    "|dreamt|dreamed|",
    "|spelt|spelled|",
    "|spilt|spilled|",
    "|leapt|leaped|",
    "|leant|leaned|",
    "|spoilt|spoiled|",
    "|enrol|enroll|",
    "|enrolment|enrollment|",
    "|fulfil|fulfill|",
    "|fulfilment|fulfillment|",
    "|skilful|skillful|",
    "|wilful|willful|",
    "|instalment|installment|",
    "|instalments|installments|",
    "|oestrogen|estrogen|",
    "|paediatric|pediatric|",
    "|paediatrician|pediatrician|",
    "|anaemia|anemia|",
    "|anaesthetic|anesthetic|",
    "|leukaemia|leukemia|",
    "|encyclopaedia|encyclopedia|",
    "|archaeology|archeology|",
    "|archaeologist|archeologist|",
    "|archaeologists|archeologists|",
    "|foetus|fetus|",
    "|diarrhoea|diarrhea|",
    "|haemorrhage|hemorrhage|",
    "|manoeuvre|maneuver|",
    "|manoeuvres|maneuvers|",
    "|draught|draft|",
    "|cosy|cozy|",
    "|omelette|omelet|",
    "|doughnut|donut|",
    "|doughnuts|donuts|",
    "|disc|disk|",
    "|discs|disks|",
    "|adviser|advisor|",
    "|advisers|advisors|",
    "|protester|protestor|",
    "|protesters|protestors|",
    "|barbecue|barbeque|",
    "|storey|story|",
    "|storeys|stories|",
    "|artefact|artifact|",
    "|artefacts|artifacts|",
    "|axe|ax|",
    "|woollen|woolen|",
    "|marvellous|marvelous|",
    "|tonne|ton|",
    "|tonnes|tons|",
    "|gramme|gram|",
    "|grammes|grams|",
    "|sulphur|sulfur|",
    "|analogue|analog|",
    "|mum|mom|",
    "|mums|moms|",
    "|smoulder|smolder|",
    "|smouldering|smoldering|",
    "|sombre|somber|",
    "|vice|vise|",
    "|pretence|pretense|",
    "|offence|offense|",
    "|offences|offenses|",
    "|carcase|carcass|",
    "|furore|furor|",
    "|kidnapped|kidnaped|",
    "|worshipped|worshiped|",
    "|acknowledgement|acknowledgment|",
    "|briar|brier|",
    "|inquiry|enquiry|",
    "|inquiries|enquiries|",
    "|inquire|enquire|",
    "|amok|amuck|",
    "|hiccup|hiccough|",
    "|orangutan|orangutang|",
    "|tsar|czar|",
    "|sulphuric|sulfuric|",
    "|behove|behoove|",
    "|dependant|dependent|",
    "|connexion|connection|",
    "|cafe|caf\xc3\xa9|",
    "|naive|na\xc3\xafve|",
    "|facade|fa\303\247ade|",
    "|cliche|clich\xc3\xa9|",
    "|fiance|fianc\xc3\xa9|",
    "|fiancee|fianc\303\251e|",
    "|resume|r\xc3\xa9sum\xc3\xa9|",
    "|role|r\xc3\xb4le|",
    "|decor|d\303\251cor|",
    "|elite|\xc3\xa9lite|",
    "|regime|r\xc3\xa9gime|",
    "|premiere|premi\xc3\xa8re|",
    "|expose|expos\xc3\xa9|",
    "|sauteed|saut\303\251ed|",
    "|uber|\303\274ber|",
    "|coordinate|co\xc3\xb6rdinate|",
    "|cooperate|co\xc3\xb6perate|",
};

/* Short forms: clippings, units, months, days, what stands in addresses and
 * names of firms. */
static const char *const short_table[] = {
    "|kilometer|kilometre|km|",
    "|kilometers|kilometres|km|kms|",
    "|meters|metres|meter|metre|m|",
    "|centimeters|centimetres|centimeter|centimetre|cm|",
    "|millimeters|millimetres|mm|",
    "|kilograms|kilogram|kilos|kilo|kg|",
    "|grams|gram|g|",
    "|miles per hour|mph|",
    "|kilometers per hour|kph|km/h|",
    "|kilometres per hour|kph|km/h|",
    "|feet|foot|ft|",
    "|inches|inch|in|",
    "|pounds|pound|lb|lbs|",
    "|ounces|ounce|oz|",
    "|minutes|mins|min|",
    "|minute|min|",
    "|hours|hrs|hr|",
    "|hour|hr|",
    "|seconds|secs|sec|",
    "|years|yrs|",
    "|year|yr|",
    "|square|sq|",
    "|miles|mi|",
    "|hectares|ha|",
    "|liters|litres|l|",
    "|megawatts|megawatt|mw|",
    "|january|jan|",
    "|february|feb|",
    "|march|mar|",
    "|april|apr|",
    "|june|jun|",
    "|july|jul|",
    "|august|aug|",
    "|september|sept|sep|",
    "|october|oct|",
    "|november|nov|",
    "|december|dec|",
    "|monday|mon|",
    "|tuesday|tue|tues|",
    "|wednesday|wed|weds|",
    "|thursday|thu|thur|thurs|",
    "|friday|fri|",
    "|saturday|sat|",
    "|sunday|sun|",
    "|mister|mr|",
    "|doctor|dr|",
    "|doctors|drs|docs|",
    "|professor|prof|",
    "|reverend|rev|",
    "|saint|st|",
    "|senator|sen|",
    "|governor|gov|",
    "|general|gen|",
    "|captain|capt|",
    "|colonel|col|",
    "|sergeant|sgt|",
    "|lieutenant|lt|",
    "|major|maj|",
    "|representative|rep|",
    "|councillor|cllr|",
    "|councilor|cllr|",
    "|president|pres|",
    "|honorable|honourable|hon|",
    "|junior|jr|",
    "|senior|sr|",
    "|street|st|",
    "|road|rd|",
    "|avenue|ave|",
    "|square|sq|",
    "|boulevard|blvd|",
    "|mount|mt|",
    "|fort|ft|",
    "|park|pk|",
    "|limited|ltd|",
    "|incorporated|inc|",
    "|corporation|corp|",
    "|company|co|",
    "|brothers|bros|",
    "|and|&|",
    "|department|dept|",
    "|government|govt|",
    "|university|uni|univ|",
    "|committee|cttee|",
    "|number|no|",
    "|numbers|nos|",
    "|versus|vs|v|",
    "|against|v|vs|",
    "|approximately|approx|",
    "|volume|vol|",
    "|page|p|",
    "|pages|pp|",
    "|chapter|ch|",
    "|figure|fig|",
    "|edition|ed|",
    "|editor|ed|",
    "|born|b|",
    "|died|d|",
    "|circa|c|ca|",
    "|including|incl|inc|",
    "|for example|eg|e.g|",
    "|that is|ie|i.e|",
    "|and so on|etc|",
    "|et cetera|etc|",
    "|maximum|max|",
    "|minimum|min|",
    "|temperature|temp|",
    "|assistant|asst|",
    "|association|assn|assoc|",
    "|million|m|mn|",
    "|billion|bn|b|",
    "|thousand|k|",
    "|ante meridiem|am|",
    "|post meridiem|pm|",
    "|television|tv|telly|",
    "|televisions|tvs|",
    "|telephone|phone|",
    "|telephones|phones|",
    "|photograph|photo|",
    "|photographs|photos|",
    "|advertisement|ad|advert|",
    "|advertisements|ads|adverts|",
    "|advertising|ad|",
    "|laboratory|lab|",
    "|laboratories|labs|",
    "|examination|exam|",
    "|examinations|exams|",
    "|gymnasium|gym|",
    "|influenza|flu|",
    "|veterinarian|vet|",
    "|veterinary surgeon|vet|",
    "|veterinarians|vets|",
    "|veteran|vet|",
    "|veterans|vets|",
    "|aeroplane|airplane|plane|",
    "|aeroplanes|airplanes|planes|",
    "|bicycle|bike|",
    "|bicycles|bikes|",
    "|motorcycle|motorbike|bike|",
    "|omnibus|bus|",
    "|refrigerator|fridge|",
    "|helicopter|copter|chopper|",
    "|information|info|",
    "|demonstration|demo|",
    "|demonstrations|demos|",
    "|memorandum|memo|",
    "|application|app|",
    "|applications|apps|",
    "|statistics|stats|",
    "|mathematics|maths|math|",
    "|magazine|mag|",
    "|medication|meds|",
    "|limousine|limo|",
    "|rhinoceros|rhino|",
    "|hippopotamus|hippo|",
    "|chimpanzee|chimp|",
    "|chimpanzees|chimps|",
    "|champion|champ|",
    "|champions|champs|",
    "|championship|champs|",
    "|professional|pro|",
    "|professionals|pros|",
    "|amateur|am|",
    "|representatives|reps|",
    "|specification|spec|",
    "|specifications|specs|",
    "|identification|id|",
    "|synthesizer|synth|",
    "|taxicab|taxi|cab|",
    "|submarine|sub|",
    "|submarines|subs|",
    "|substitute|sub|",
    "|kilobytes|kb|",
    "|megabytes|mb|",
    "|gigabytes|gb|",
    "|congressman|rep|",
    "|hectare|ha|",
    "|celebrity|celeb|",
    "|celebrities|celebs|",
    "|delicatessen|deli|",
    "|condominium|condo|",
    "|condominiums|condos|",
    "|dormitory|dorm|",
    "|fanatic|fan|",
    "|gasoline|gas|",
    "|hamburger|burger|",
    "|kindergarten|nursery|",
    "|luncheon|lunch|",
    "|mayonnaise|mayo|",
    "|microphone|mic|mike|",
    "|moving picture|movie|",
    "|neighborhood|hood|",
    "|parachute|chute|",
    "|popular|pop|",
    "|promotion|promo|",
    "|public house|pub|",
    "|reputation|rep|",
    "|tuberculosis|tb|",
    "|typographical error|typo|",
    "|vocabulary|vocab|",
    "|website|site|",
    "|websites|sites|",
    "|zoological garden|zoo|",
    "|comfortable|comfy|",
    "|vegetables|veg|",
    "|vegetarian|veggie|",
    "|condition|cond|",
    "|internet|net|",
    "|head office|hq|",
    "|headquarters|hq|",
    "|prime minister|pm|premier|",
    "|member of parliament|mp|",
    "|members of parliament|mps|",
    "|chief executive|ceo|chief exec|",
    "|chief executive officer|ceo|",
    "|managing director|md|",
    "|public relations|pr|",
    "|human resources|hr|",
    "|artificial intelligence|ai|",
    "|air conditioning|ac|a/c|",
    "|video recorder|vcr|",
    "|world wide web|web|www|",
    "|personal computer|pc|",
    "|police constable|pc|",
    "|master of ceremonies|mc|emcee|",
    "|question and answer|q&a|",
    "|frequently asked questions|faq|",
    "|district attorney|da|",
    "|attorney general|ag|",
    "|gross domestic product|gdp|",
    "|value added tax|vat|",
    "|world war two|wwii|ww2|",
    "|second world war|wwii|ww2|",
    "|first world war|wwi|ww1|",
    "|united states|us|usa|u.s|america|",
    "|united kingdom|uk|u.k|britain|",
    "|united nations|un|u.n|",
    "|european union|eu|e.u|",
};

/* Titles that may be left out. */
static const char title_row[] =
    "|mr|mrs|ms|miss|mister|dr|doctor|prof|professor|sir|dame|lady|lord|rev|"
    "reverend|hon|cllr|madam|messrs|";

/* True if PHRASE stands between bars in ROW. */
static bool has_phrase(const char *row, struct str phrase)
{
    for (; (row = strchr(row, '|')); row++)
        if (row[1] == *phrase.s && !strncmp(row + 1, phrase.s, phrase.len) &&
            row[1 + phrase.len] == '|')
            return true;
    return false;
}

/* True if A and B are in one of the N rows of TABLE. */
static bool is_in_row(const char *const *table, size_t n, struct str a,
                      struct str b)
{
    if (!a.len || !b.len)
        return false;
    for (size_t i = 0; i < n; i++)
        if (has_phrase(table[i], a) && has_phrase(table[i], b))
            return true;
    return false;
}

bool synonym_is_known(struct str a, struct str b)
{
    return is_in_row(synonym_table,
                     sizeof synonym_table / sizeof *synonym_table, a, b);
}

/* True if two spellings of a word can be so unlike. Most words that replace
 * one another are not, and need not be looked up. */
static bool is_like(struct str a, struct str b)
{
    enum { LETTERS = 3 };
    size_t more = a.len > b.len ? a.len - b.len : b.len - a.len;
    return a.len && b.len && more <= LETTERS &&
           (*a.s == *b.s || a.s[a.len - 1] == b.s[b.len - 1]);
}

/* True if SHORTER can be a short form of LONGER: it begins as it does, is part
 * of it, or has few letters. */
static bool is_shortened(struct str shorter, struct str longer)
{
    enum { ANY = 4, MOST = 11 };
    if (!shorter.len || shorter.len == longer.len || shorter.len > MOST)
        return false;
    if (*shorter.s == *longer.s || shorter.len <= ANY)
        return true;
    for (size_t i = 1; i + shorter.len <= longer.len; i++)
        if (str_is_equal(str_sub(longer, i, shorter.len), shorter))
            return true;
    return false;
}

bool synonym_is_spelling(struct str a, struct str b)
{
    if (!is_like(a, b))
        return false;
    return is_in_row(variant_table,
                     sizeof variant_table / sizeof *variant_table, a, b);
}

/* S without a full stop at its end. */
static struct str unstopped(struct str s)
{
    return s.len && s.s[s.len - 1] == '.' ? str_sub(s, 0, s.len - 1) : s;
}

bool synonym_is_short(struct str a, struct str b)
{
    a = unstopped(a);
    b = unstopped(b);
    if (!(a.len < b.len ? is_shortened(a, b) : is_shortened(b, a)))
        return false;
    return is_in_row(short_table, sizeof short_table / sizeof *short_table, a,
                     b);
}

bool synonym_is_title(struct str word)
{
    return word.len && has_phrase(title_row, unstopped(word));
}
