"""Lines that websites, mails and apps put around their lists: counts, sorting, times, imprints."""

import re

from bibtool.layouts.remembering import remembered

_THINGS = (
    r"(?:results?|documents?|papers?|articles?|publications?|items?|records?|entr(?:y|ies)|hits?"
    r"|matches|works|preprints|references|abstracts|posts|submissions|reviews|members|messages)"
)
_COUNT = r"(?:about\s|over\s|~)?\d[\d,.\u202f]{0,12}\+?"
_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|mon|tue|wed|thu|fri|sat|sun"
    r"|\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?)"
)
_LINE = re.compile(
    rf"""{_COUNT}\s(?:[a-z]{{3,12}}\s)?{_THINGS}
        (?:\s(?:found|in\ total|total|match(?:ed|ing)?|selected|available|returned|tagged|listed))?
        (?:\s(?:for|in|matching|by|with|from)\s.{{1,60}})?(?:\s?\([\d.,]+\s?s(?:ec(?:onds?)?)?\))?
        [.:]?
    |(?:(?:now\s)?(?:showing|displaying|viewing)|{_THINGS}|page)\s(?:{_THINGS}\s)?
        {_COUNT}\s?(?:[-–—/]|to|of)\s?{_COUNT}(?:\s(?:of|out\ of|/)\s{_COUNT})?.{{0,40}}
    |{_COUNT}\s?[-–—]\s?{_COUNT}\s(?:of|/)\s{_COUNT}
    |(?:(?:total\s)?number\ of\s)?(?:search\s|total\s|all\s)?(?:{_THINGS}|total)
        (?:\s(?:found|per\ page))?\s?[:(]\s?{_COUNT}\)?\.?
    |{_THINGS}\s(?:results\s)?for\s["“‘'].{{1,80}}
    |(?:sort(?:ed)?|order(?:ed)?|group(?:ed)?|filter(?:ed)?|refined?|browse|view|display(?:ed)?)\s
        (?:{_THINGS}\s)?(?:by|as)
        (?:\s?:.{{0,60}}|(?:\s[^\s:]{{1,20}}){{0,2}}(?:\s?:[^|]{{0,40}}\|.{{0,90}})?)
    |(?:sort|layout|jump\ to|per\ page|export\ as)\s?:\s.{{0,60}}
    |export\ (?:as|to|citations?|results|all|selected|bib\w{{0,9}})(?:\s\w{{1,12}}){{0,2}}
    |(?:select|deselect|clear|expand|collapse|download|show|hide|view|see|email|print|save)\s
        (?:all|selected|full\ issue|search|results?|filters?|less|more)(?:\s[a-z]{{1,12}}){{0,3}}
    |(?:{_DAY},?\s)(?:at\s)?\d{{1,2}}:\d\d(?:\s?[ap]\.?m\.?)?|\d{{1,2}}:\d\d\s?[ap]\.?m\.?
    |(?:this\ page\ was\ |(?:web)?(?:site|page)\ )?last
        \ (?:edited|modified|updated|changed|reviewed|revised)\b.{{0,90}}
    |(?:you(?:['’]re|\ are)\ receiving|you\ received)\ this\ .{{1,140}}
    |(?:powered|published|built|made|created|generated|hosted|designed|theme|template)
        \s(?:with|by|on|using)\ (?:wowchemy|hugo|jekyll|wordpress|github|quarto|sphinx|mkdocs
        |google\ sites|wix|squarespace|notion|ghost|gitbook|docusaurus|pandoc|academic
        |.{{1,30}}\ theme)
        .{{0,60}}
    |(?:web)?(?:site|page)?\s?(?:template|theme|(?:site|page)\ (?:design|layout))
        \s(?:from|by|borrowed|stolen|adapted|based|inspired|courtesy)\b.{{1,60}}
    |platform\ &\ workflow\ by.{{0,40}}
    |this\ (?:list|page|site|file)\ was\ (?:auto|automatically|generated|created|built).{{0,90}}
    |(?:manage|update|change|edit)\ your\ (?:e-?mail\ )?(?:subscriptions?|preferences|alerts?
        |settings|profile)\b.{{0,50}}
    |sign\ (?:in|up)\s(?:to|for|with|or)\ .{{1,60}}|receive\ an\ (?:update|alert|e-?mail)\ .{{1,80}}
    |(?:save|add|subscribe|share)\ (?:to|this|on)\ (?:my\s)?(?:library|list|folder|post|article
        |page|paper|collection|newsletter|channel)
    |from\ wikipedia,\ the\ free\ encyclopedia|(?:all|some)\ rights\ reserved\.?
    |discussion\ about\ this\ post|ready\ for\ more\?
    |leave\ a\ (?:comment|reply)(?:\ cancel\ reply)?
    |(?:blog|a\ website)\ at\ wordpress\.com\.?|just\ another\ .{{3,60}}
    |letzte\ änderung:?\ .{{1,60}}
    |derni[èe]re\ (?:mise\ à\ jour|modification)\s?:\ .{{1,60}}
    |upvote\ {_COUNT}\ downvote|repository\ files\ navigation|name\s+last\ commit\ message.{{0,40}}
    |(?:write|add|post)\ a\ (?:comment|reply)|\d{{1,4}}\ repl(?:y|ies)(?:\sfrom\s.{{1,60}})?
    |(?:privacy|cookie)\s(?:policy|notice|settings|preferences)
    |terms\ (?:of\ (?:use|service)|and\ conditions|&\ conditions)
    |(?:accept|reject)\ (?:all|cookies|all\ cookies)|report\ abuse|page\ (?:details|updated)
    |google\ sites|search\ this\ site|embedded\ files|(?:front|back)\ matter|table\ of\ contents
    |(?:create|set\ up|manage|get)\ (?:an?\s)?(?:e-?mail\ )?alerts?|rss\ feeds?|atom\ feed
    |(?:(?:full|complete|selected)\s)?publications?(?:\slist)?\s\({_COUNT}\s{_THINGS}\).{{0,80}}
    |\S{{2,30}}\s{{1,3}}app\s{{1,3}}\d{{1,2}}:\d\d(?:\s[ap]m)?|:[a-z_+-]{{2,30}}:(?:\s\d{{1,4}})?
    |job\ market\ papers?|works?\ in\ progress|no\ meeting.{{0,40}}
    |(?:(?:a\ )?(?:curated\s)?list\ of\s|(?:selected|all|recent|my|our|refereed|latest)\s){{0,2}}
        (?:publications?|papers|preprints|(?:journal\s)?articles|(?:conference|journal)\ papers)
        (?:\s(?:by|of|using|authored|that|i|we|and|et|or|with|et)\b.{{0,60}}
        |\s?[(–—-].{{0,60}}|\s?\*.{{0,40}})?
    |curriculum\ vitae(?:\s(?:of|–|—|-)\s.{{1,60}})?
    |(?:further|suggested|required)\ reading.{{0,50}}
    |book\ of\ abstracts.{{0,40}}|literature\ notes.{{0,60}}|reading\ list.{{0,40}}
    |(?:committee|pc\ members?|rating|confidence|questions?|legend|h(?:irsch)?[-\ ]index|total\ if
        |approved|primary|note\ from\ \w{{2,20}}|soundness|recommendation)\s?:\s.{{0,120}}
    |\d{{1,2}}(?::\d\d)?\s?(?:[ap]\.?m\.?)?\s?[–—-]\s?\d{{1,2}}:\d\d(?:\s?[ap]\.?m\.?)?
    |(?:asked|answered|edited|modified|posted|viewed|commented|submitted|uploaded|created|deposited)
        \s?:?\s(?:on\s|by\s)?(?:~?\d|[a-z]{{3,9}}\s\d).{{0,50}}
    |(?:read|show|hide|view|toggle)\s(?:the\s)?(?:abstract|full\ text|citation|details|comments?)
        (?:\s\S{{1,12}}){{0,2}}
    |[^:]{{3,60}}\s\({_COUNT}\s{_THINGS}\)|home\s?[>›»/]\s?.{{1,100}}
    |[^a-z]{{4,40}}\(?\s?(?:pdf|ps)?\s?\)?\s{{0,4}}last\ updated:?\s.{{1,30}}
    |available\ media(?:\s\w{{3,12}}){{0,4}}
    |(?:advanced|new|basic|quick)\ search|times\ cited:?.{{0,12}}|{_COUNT}\ times\ cited
    |(?:jump|skip)\ to\ .{{4,40}}|search\ or\ jump\ to.{{0,3}}|(?:navigation|main)\ menu
    |no\ (?:releases|packages)\ published|no\ description,\ website,\ or\ topics\ provided\.?
    |do\ not\ (?:share|sell).{{4,40}}\ information|(?:folders|files)\ and\ (?:files|folders)
    |appearance\ settings|(?:fork|star|issues|pull\ requests)\s{{1,2}}{_COUNT}k?
    |hidden\ categor(?:y|ies):\ .{{1,160}}|authority\ control\b.{{0,120}}
    |media\ related\ to\ .{{1,90}}\ at\ wikimedia\ commons|wikipediathe\ free\ encyclopedia
    |log\ in\ through\ your\ .{{3,40}}|have\ library\ access.{{0,60}}
    |you\ (?:need\ to|must)\ (?:be\ logged\ in|log\ in|sign\ in)\b.{{0,40}}
    |(?:pip3?|conda|npm|brew|docker|apt(?:-get)?)\s(?:env\s)?
        (?:install|create|activate|run|pull)\b.{{0,120}}
    |git\ (?:clone|pull|checkout)\s\S.{{0,120}}
    |(?:python3?|bash|sh|cd)\s\S*[./_]\S*(?:\s.{{0,120}})?
    |[\w.-]{{2,30}}\s\d{{1,2}}\s(?:minute|hour|day|month|year)s?\sago(?:\s\|.{{0,60}})?
    |viewed\ by\ {_COUNT}|views?:\ {_COUNT}(?:\s.{{0,40}})?""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST = 200
_OPENING_SIGNS = frozenset("~:._-")
OPENS = frozenset(
    """about over results result documents document papers paper articles article publications
    publication items item records record entry entries hits hit matches works preprints references
    abstracts posts submissions reviews members messages now showing displaying viewing page total
    number search all sort sorted order ordered group grouped filter filtered refine refined browse
    view display displayed filters layout jump show export per select deselect clear expand collapse
    download hide see email print save monday tuesday wednesday thursday friday saturday sunday mon
    tue wed thu fri sat sun yesterday today this last you you're you’re powered published built made
    created generated hosted designed theme template website webpage site platform manage update
    change edit sign receive
    add subscribe share from some discussion ready leave write post privacy cookie terms accept
    reject report google embedded front back table create set get rss atom advanced new basic quick
    times viewed views full complete selected job work works no a list selected all recent my
    our refereed latest preprints conference curriculum further suggested required book literature
    reading
    committee pc rating confidence question questions legend h-index hirsch approved primary note
    soundness recommendation asked answered modified posted commented submitted uploaded deposited
    read toggle home available blog a just letzte dernière derniere upvote repository
    name site jump skip navigation main do folders files appearance fork star issues pull hidden
    authority media wikipediathe log have you pip pip3 conda npm brew docker apt git python python3
    bash sh cd""".split()
)
"""What the first word of such a line may be, if it is a word."""


@remembered
def is_of_website(line: str) -> bool:
    """Return whether a line is what a website says around a list, and of no work."""
    if len(line) > _LONGEST:
        return False
    first = line.partition(" ")[0].rstrip(":,.")
    if first.isalpha() and first.casefold() not in OPENS and " APP " not in line:
        return False
    is_initial = line[1:2] == "." and first.isalpha()
    if is_initial or not (first[:1].isalnum() or line[:1] in _OPENING_SIGNS):
        folded = line.casefold()  # what may begin so is counted, or has one of these
        is_counted = line[-1:] == ")" and line[-2:-1].isalpha()
        if not (is_counted or "app" in folded or "last" in folded or "ago" in folded):
            return False
    return _LINE.fullmatch(line) is not None
