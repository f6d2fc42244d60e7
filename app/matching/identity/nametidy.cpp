// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/identity/nametidy.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** Compiled once; names are short and no pattern of this file can look back, so that none takes long. */
QRegularExpression pattern(const QString &text)
{
    QRegularExpression compiled(text,
                                QRegularExpression::CaseInsensitiveOption
                                    | QRegularExpression::UseUnicodePropertiesOption
                                    | QRegularExpression::DontCaptureOption);
    compiled.optimize();
    return compiled;
}

constexpr QStringView architecture = u"(?:x86[-_ ]64|x64|x86|x32|amd64|arm64|aarch64|i[3-6]86|win32|win64|"
                                     u"(?:32|64)[/\\\\](?:32|64)[- ]?bits?(?:[- ]edition)?|"
                                     u"(?:32|64)[- ]?(?:bits?(?:[- ]edition)?|разрядн\\w*|битн\\w*|位|비트|ビット))";

/** Language tags, with or without a script or country. Only between brackets may one be two letters alone. */
constexpr QStringView languageTag = u"(?:[a-z]{2,3}[-_](?:[a-z]{4}[-_])?[a-z]{2})";
constexpr QStringView languageName =
    u"(?:english|dutch|nederlands|german|deutsch|french|fran[cç]ais|spanish|espa[nñ]ol|italian|italiano|"
    u"portuguese|portugu[eê]s|russian|русский|polish|polski|czech|[cč]e[sš]tina|danish|dansk|swedish|svenska|"
    u"norwegian|norsk|finnish|suomi|turkish|t[uü]rk[cç]e|hungarian|magyar|greek|japanese|korean|chinese|"
    u"日本語|한국어|简体中文|繁體中文|中文|ENU|DEU|FRA|NLD|ESN|ITA)";

/** What may stand between brackets without saying which program it is. */
constexpr QStringView sayingNothing =
    u"(?:(?:only )?(?:current )?user(?: only)?|all users|machine|machine[- ]wide|per[- ]user|per[- ]machine|"
    u"remove only|uninstall only|edition|installer|msi|exe|setup|build|version|release|stable|final|git|"
    u"only current user)";

/** A version that cannot be taken for a name: it has a full stop, or a word before it that says so. */
constexpr QStringView versionWord =
    u"(?:(?:version|versie|versi[oó]n|v|ver|vers|rev|release|build)[. _:]*\\d[\\w.+-]*|go\\d[\\w.+-]*|r\\d{3,}|"
    u"\\d+(?:[._]\\d+)+[\\w.+-]*|update \\d+(?:\\.\\d+)*)";

QString withArguments(const QString &text)
{
    return QString(text)
        .replace(u"<arch>"_s, architecture.toString())
        .replace(u"<tag>"_s, languageTag.toString())
        .replace(u"<language>"_s, languageName.toString())
        .replace(u"<nothing>"_s, sayingNothing.toString())
        .replace(u"<version>"_s, versionWord.toString());
}

/** One kind of thing to take out. */
struct Rule {
    QRegularExpression what;
    QStringView needs; ///< One of these must be in the name, or it need not be tried. Empty = always.
};

QList<Rule> makeRules()
{
    const auto rule = [](QStringView needs, const QString &text) { return Rule{pattern(withArguments(text)), needs}; };
    constexpr QStringView brackets = u"([";
    constexpr QStringView digits = u"0123456789";
    constexpr QStringView dashes = u"-–—";
    return {
        rule(digits, u"\\(?\\bKB ?\\d{5,8}\\b\\)?"_s),
        // Brackets around things that all say nothing: "(x64 nl)", "(64-bit, version 3.1)". An item is taken once and
        // for good, or a long list of them could be read in ever more ways.
        rule(brackets,
             u"[(\\[]\\s*(?:(?>(?:<arch>|<tag>|<language>|<version>|<nothing>|\\d+|[a-z]{2})(?=[\\s,;/)\\]]))"
             u"[\\s,;/]*+)++[)\\]]"_s),
        rule(digits, u"(?<![\\w.])<arch>(?![\\w])"_s),
        rule(digits, u"(?<=\\D)\\.(?:x64|x86)(?!\\w)"_s),
        rule(dashes, u"\\s[-–—]\\s+(?:<tag>|<language>)(?=\\s|$)"_s),
        rule(dashes, u"(?<![\\w.-])(?-i:[a-z]{2}-[A-Z]{2})(?![\\w-])"_s),
        rule({}, u"\\s(?:MUI|Multilingual)$"_s),
        rule(digits, u"(?<![\\w.])<version>(?![\\w])"_s),
        rule(digits, u"(?<=[a-z])-\\d+(?:\\.\\d+)+[\\w.-]*(?![\\w])"_s),
        rule(brackets, u"[(\\[]\\s*[-,;:]*\\s*[)\\]]"_s),
        rule({}, u"\\s(?:version|versie|build|release|stable)$"_s),
    };
}

bool holdsOneOf(QStringView text, QStringView characters)
{
    return characters.isEmpty()
        || std::any_of(text.begin(), text.end(), [&](QChar c) { return characters.contains(c); });
}

/** Dashes, commas and the like that nothing stands after, or before. */
QString trimmedEnds(const QString &text)
{
    const auto loose = [](QChar c) { return c.isSpace() || u"-–—_,;:|/"_s.contains(c); };
    qsizetype from = 0;
    auto to = text.size();
    while (from < to && loose(text[from]))
        ++from;
    while (to > from && loose(text[to - 1]))
        --to;
    return text.sliced(from, to - from).simplified();
}

/** Words of firms that lists of vulnerabilities leave out. */
const QSet<QString> &firmWords()
{
    static const QSet<QString> words{u"ab"_s,           u"ag"_s,
                                     u"aps"_s,          u"as"_s,
                                     u"asa"_s,          u"bv"_s,
                                     u"bvba"_s,         u"co"_s,
                                     u"company"_s,      u"contributors"_s,
                                     u"corp"_s,         u"corporation"_s,
                                     u"community"_s,    u"developers"_s,
                                     u"development"_s,  u"devs"_s,
                                     u"eu"_s,           u"foundation"_s,
                                     u"fzllc"_s,        u"gmbh"_s,
                                     u"group"_s,        u"holding"_s,
                                     u"holdings"_s,     u"inc"_s,
                                     u"incorporated"_s, u"international"_s,
                                     u"kg"_s,           u"labs"_s,
                                     u"limited"_s,      u"llc"_s,
                                     u"lp"_s,           u"ltd"_s,
                                     u"ltda"_s,         u"nv"_s,
                                     u"org"_s,          u"oy"_s,
                                     u"plc"_s,          u"project"_s,
                                     u"pty"_s,          u"sa"_s,
                                     u"sarl"_s,         u"sas"_s,
                                     u"se"_s,           u"sl"_s,
                                     u"software"_s,     u"spa"_s,
                                     u"srl"_s,          u"sro"_s,
                                     u"systems"_s,      u"team"_s,
                                     u"technologies"_s, u"technology"_s,
                                     u"vof"_s,          u"authors"_s};
    return words;
}

QList<QString> wordsOf(const QString &text)
{
    QList<QString> words;
    QString word;
    const auto close = [&] {
        if (!word.isEmpty())
            words.append(std::exchange(word, QString()));
    };
    for (const auto c : text.normalized(QString::NormalizationForm_KC).toCaseFolded()) {
        if (c.isLetterOrNumber())
            word += c;
        else if (c != u'.' && c != u'\'')
            close();
    }
    close();
    return words;
}

/** Takes the channel off, wherever it stands but at the beginning: "Dev Home" is no channel of Home. */
void takeChannel(TidyName *tidy)
{
    auto words = tidy->name.split(u' ');
    for (qsizetype i = words.size() - 1; i > 0; --i) {
        auto bare = words[i];
        bare.removeIf([](QChar c) { return u"()[],-"_s.contains(c); });
        const auto channel = channelOfWord(bare);
        if (channel.isEmpty())
            continue;
        tidy->channel = channel;
        words.removeAt(i);
        // "Beta 2", "RC 1": the number is of the channel.
        if (i < words.size() && i == words.size() - 1 && words[i].size() <= 2 && words[i].front().isDigit())
            words.removeAt(i);
        const auto left = trimmedEnds(words.join(u' '));
        if (!left.isEmpty())
            tidy->name = left;
        return;
    }
}

/** "TeamViewer 15" of version 15.51.5 is TeamViewer. */
QString withoutOwnVersion(const QString &name, QStringView version)
{
    const auto space = name.lastIndexOf(u' ');
    if (space < 1 || version.isEmpty())
        return name;
    const auto last = QStringView(name).sliced(space + 1);
    const bool number = std::all_of(last.begin(), last.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const bool year = number && last.size() == 4;
    const bool same = last == version || (number && version.startsWith(last.toString() + u'.'));
    return same && !year ? trimmedEnds(name.left(space)) : name;
}

} // namespace

QString plainText(QStringView text)
{
    auto plain = text.first(std::min(text.size(), maxNameLength)).toString();
    plain.removeIf([](QChar c) {
        // Signs of ownership, and characters that nobody sees but that make two names differ.
        return c == u'\u00A9' || c == u'\u00AE' || c == u'\u2122' || c == u'\u2120' || c == u'\u200B' || c == u'\u200E'
            || c == u'\u200F' || c == u'\uFEFF' || c.isNull();
    });
    for (const auto sign : {"(R)"_L1, "(TM)"_L1, "(C)"_L1})
        plain.remove(sign, Qt::CaseInsensitive);
    return plain.simplified();
}

QString foldedName(QStringView text)
{
    auto folded = text.toString().normalized(QString::NormalizationForm_KC).toCaseFolded();
    folded.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
    return folded;
}

QString channelOfWord(QStringView word)
{
    using Known = std::pair<QStringView, QStringView>;
    static constexpr std::array<Known, 14> words{{
        {u"esr", u"esr"},
        {u"lts", u"lts"},
        {u"beta", u"beta"},
        {u"dev", u"dev"},
        {u"canary", u"canary"},
        {u"sxs", u"canary"},
        {u"nightly", u"nightly"},
        {u"preview", u"preview"},
        {u"prerelease", u"preview"},
        {u"rc", u"preview"},
        {u"candidate", u"preview"},
        {u"insider", u"insider"},
        {u"insiders", u"insider"},
        {u"alpha", u"alpha"},
    }};
    const auto found = std::find_if(words.begin(), words.end(), [&](const Known &known) {
        return word.compare(known.first, Qt::CaseInsensitive) == 0;
    });
    return found == words.end() ? QString() : found->second.toString();
}

TidyName tidyName(QStringView name, QStringView version)
{
    static const auto rules = makeRules();
    TidyName tidy;
    tidy.name = plainText(name);
    const auto original = tidy.name;
    // What one rule takes out may bring together what another is about; names are short and twice is enough.
    for (int round = 0; round < 2; ++round) {
        const auto before = tidy.name;
        for (const auto &rule : rules) {
            if (!holdsOneOf(tidy.name, rule.needs))
                continue;
            const auto left = trimmedEnds(QString(tidy.name).replace(rule.what, u" "_s));
            if (std::any_of(left.begin(), left.end(), [](QChar c) { return c.isLetterOrNumber(); }))
                tidy.name = left;
        }
        if (tidy.name == before)
            break;
    }
    tidy.name = withoutOwnVersion(tidy.name, version);
    tidy.shown = tidy.name.isEmpty() ? original : tidy.name;
    takeChannel(&tidy);
    tidy.name = withoutOwnVersion(tidy.name, version);
    return tidy;
}

QList<QString> publisherForms(QStringView publisher)
{
    auto words = wordsOf(plainText(publisher));
    if (words.size() > 1 && words.front() == u"the")
        words.removeFirst();
    QList<QString> forms;
    const auto add = [&] {
        const auto form = words.join(QString());
        if (!form.isEmpty() && !forms.contains(form))
            forms.append(form);
    };
    add();
    // From the end, a word at a time; a firm keeps its first word, whatever that is.
    while (words.size() > 1 && firmWords().contains(words.back())) {
        words.removeLast();
        add();
    }
    return forms;
}

} // namespace Patchwijzer
