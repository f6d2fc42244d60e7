// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/readability/phrases.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Patchwijzer {
namespace {

constexpr auto patternOptions =
    QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

/** @p phrase as a pattern that ends where a word ends. */
QString wholePhrase(const QString &phrase)
{
    if (phrase.endsWith(u'*'))
        return QRegularExpression::escape(phrase.chopped(1)) + QStringLiteral("\\w*");
    const auto end = isWordCharacter(phrase.back()) ? QStringLiteral("\\b") : QString();
    return QRegularExpression::escape(phrase) + end;
}

QString forbiddenPhrase(const QString &phrase)
{
    constexpr qsizetype telling = 5; // Fewer letters are in too many good words.
    if (!phrase.endsWith(u'*'))
        return QRegularExpression::escape(phrase);
    const auto stem = phrase.left(phrase.indexOf(u'*'));
    const bool letters = std::all_of(stem.begin(), stem.end(), [](QChar c) { return c.isLetter(); });
    const auto before = letters && stem.size() >= telling ? QStringLiteral("\\w*") : QString();
    return before + QRegularExpression::escape(stem) + QStringLiteral("\\w*");
}

Result<QList<QString>> textsOf(const QJsonValue &value, const QString &name)
{
    if (value.isUndefined())
        return fail(Error::Code::MissingField, name, QStringLiteral("no such list"));
    QList<QString> texts;
    for (const auto &item : value.toArray())
        texts += item.toString();
    if (texts.isEmpty() || std::any_of(texts.begin(), texts.end(), [](const auto &text) { return text.isEmpty(); }))
        return fail(Error::Code::BadValue, name, QStringLiteral("not a list of texts"));
    return texts;
}

struct NamedList {
    const char *name;
    PhraseList Phrases::*list;
};

constexpr NamedList namedLists[] = {
    {"passiveVerbs", &Phrases::passiveVerbs},
    {"participlePrefixes", &Phrases::participlePrefixes},
    {"participles", &Phrases::participles},
    {"notParticiples", &Phrases::notParticiples},
    {"familiar", &Phrases::familiar},
    {"address", &Phrases::address},
    {"stiff", &Phrases::stiff},
    {"abbreviations", &Phrases::abbreviations},
    {"fear", &Phrases::fear},
    {"negations", &Phrases::negations},
    {"negationPair", &Phrases::negationPair},
    {"connectives", &Phrases::connectives},
    {"capitals", &Phrases::capitals},
    {"units", &Phrases::units},
    {"english", &Phrases::english},
    {"explained", &Phrases::explained},
    {"explains", &Phrases::explains},
    {"headings", &Phrases::headings},
    {"when", &Phrases::when},
    {"abuse", &Phrases::abuse},
    {"abuses", &Phrases::abuses},
    {"may", &Phrases::may},
    {"will", &Phrases::will},
    {"promises", &Phrases::promises},
    {"reassures", &Phrases::reassures},
    {"restart", &Phrases::restart},
    {"noRestart", &Phrases::noRestart},
    {"stays", &Phrases::stays},
    {"unknown", &Phrases::unknown},
    {"minutes", &Phrases::minutes},
    {"estimate", &Phrases::estimate},
    {"work", &Phrases::work},
    {"backYes", &Phrases::backYes},
    {"backNo", &Phrases::backNo},
    {"reopens", &Phrases::reopens},
    {"contact", &Phrases::contact},
    {"later", &Phrases::later},
    {"imperatives", &Phrases::imperatives},
    {"ownNames", &Phrases::ownNames},
};

} // namespace

PhraseList::PhraseList(const QList<QString> &phrases)
    : m_phrases(phrases)
    , m_set(phrases.begin(), phrases.end())
{
    QList<QString> patterns;
    for (const auto &phrase : phrases)
        patterns += (isWordCharacter(phrase.front()) ? QStringLiteral("\\b") : QString()) + wholePhrase(phrase);
    m_pattern = QRegularExpression(patterns.join(u'|'), patternOptions);
    m_pattern.optimize();
}

PhraseList PhraseList::insideWords(QList<QString> phrases)
{
    std::stable_sort(phrases.begin(), phrases.end(),
                     [](const QString &one, const QString &other) { return one.size() > other.size(); });
    PhraseList list(phrases);
    QList<QString> patterns;
    for (const auto &phrase : list.m_phrases)
        patterns += forbiddenPhrase(phrase);
    list.m_pattern = QRegularExpression(
        QStringLiteral("(?<![\\w-])(?:") + patterns.join(u'|') + QStringLiteral(")(?!\\w)"), patternOptions);
    list.m_pattern.optimize();
    return list;
}

QList<QString> PhraseList::foundIn(const QString &text) const
{
    QList<QString> found;
    for (auto it = m_pattern.globalMatch(text); it.hasNext();)
        found += it.next().captured();
    return found;
}

Result<Phrases> Phrases::parse(const QByteArray &json)
{
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return fail(Error::Code::NotJson, QStringLiteral("phrases"), problem.errorString());
    const auto object = document.object();
    Phrases phrases;
    for (const auto &[key, list] : namedLists) {
        const auto name = QString::fromLatin1(key);
        PW_TRY(const auto texts, textsOf(object.value(name), name));
        phrases.*list = PhraseList(texts);
    }
    const auto concepts = QStringLiteral("concepts");
    const auto sets = object.value(concepts).toArray();
    if (sets.isEmpty())
        return fail(Error::Code::MissingField, concepts, QStringLiteral("no such list"));
    for (const auto &set : sets) {
        PW_TRY(const auto texts, textsOf(set, concepts));
        phrases.concepts += PhraseList(texts);
    }
    return phrases;
}

} // namespace Patchwijzer
