// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/readability/dutchwords.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>

/** Needed when the room is linked statically; must live outside every namespace. @see Q_INIT_RESOURCE */
static void initReadabilityWords()
{
    Q_INIT_RESOURCE(readabilitywords);
}

namespace Patchwijzer {
namespace {

/** The lines that hold something, without remarks. */
QList<QString> linesOf(const QByteArray &file)
{
    QList<QString> lines;
    for (const auto &line : QString::fromUtf8(file).split(u'\n')) {
        const auto text = line.section(u'#', 0, 0).trimmed();
        if (!text.isEmpty())
            lines += text;
    }
    return lines;
}

Result<QList<QString>> listOf(const QMap<QString, QByteArray> &files, const QString &name)
{
    auto lines = linesOf(files.value(name));
    if (lines.isEmpty())
        return fail(Error::Code::MissingField, name, QStringLiteral("no words"));
    return lines;
}

QSet<QString> setOf(const QList<QString> &words)
{
    QSet<QString> set;
    for (const auto &word : words)
        set.insert(word.toLower());
    return set;
}

/** A pattern and, after a tab, what it sounds like. */
Result<QList<QPair<QRegularExpression, QString>>> loanWordsOf(const QList<QString> &lines)
{
    QList<QPair<QRegularExpression, QString>> rules;
    for (const auto &line : lines) {
        QRegularExpression pattern(line.section(u'\t', 0, 0), QRegularExpression::UseUnicodePropertiesOption);
        if (line.count(u'\t') != 1 || !pattern.isValid())
            return fail(Error::Code::BadValue, QStringLiteral("loanwords"), line);
        pattern.optimize();
        rules += {pattern, line.section(u'\t', 1)};
    }
    return rules;
}

} // namespace

Result<DutchWords> DutchWords::load()
{
    initReadabilityWords();
    const QDir folder(QStringLiteral(":/patchwijzer/readability/nl"));
    QMap<QString, QByteArray> files;
    for (const auto &entry : folder.entryInfoList(QDir::Files, QDir::Name)) {
        QFile file(entry.filePath());
        if (!file.open(QIODevice::ReadOnly))
            return fail(Error::Code::FileUnreadable, entry.fileName(), file.errorString());
        files.insert(entry.completeBaseName(), file.readAll());
    }
    return parse(files);
}

Result<DutchWords> DutchWords::parse(const QMap<QString, QByteArray> &files)
{
    DutchWords words;
    PW_TRY(const auto common, listOf(files, QStringLiteral("common")));
    PW_TRY(const auto everyday, listOf(files, QStringLiteral("everyday")));
    PW_TRY(const auto names, listOf(files, QStringLiteral("names")));
    PW_TRY(const auto loanWords, listOf(files, QStringLiteral("loanwords")));
    PW_TRY(const auto forbidden, listOf(files, QStringLiteral("forbidden")));
    words.m_common = setOf(common);
    words.m_everyday = setOf(everyday);
    words.m_names = setOf(names);
    PW_TRY(words.m_loanWords, loanWordsOf(loanWords));
    PW_TRY(words.m_phrases, Phrases::parse(files.value(QStringLiteral("phrases"))));
    words.m_phrases.forbidden = PhraseList::insideWords(forbidden);
    return words;
}

QString DutchWords::asHeard(QString part) const
{
    for (const auto &[pattern, sound] : m_loanWords)
        part.replace(pattern, sound);
    return part;
}

bool DutchWords::isListed(const QString &word) const
{
    return m_common.contains(word) || m_everyday.contains(word);
}

bool DutchWords::isKnown(const QString &word) const
{
    static const std::array endings{QStringLiteral("s"),  QStringLiteral("en"), QStringLiteral("e"),
                                    QStringLiteral("'s"), QStringLiteral("t"),  QStringLiteral("n")};
    const auto lower = word.toLower().replace(QChar(0x2019), u'\'');
    const auto isDigit = [](QChar c) { return c.isDigit(); };
    if (lower.startsWith(u"{{") || isName(lower) || isListed(lower) || m_phrases.units.holds(lower)
        || std::any_of(lower.begin(), lower.end(), isDigit))
        return true;
    const auto isInflected = [&](const QString &ending) {
        return lower.endsWith(ending) && m_everyday.contains(lower.chopped(ending.size()));
    };
    if (std::any_of(endings.begin(), endings.end(), isInflected))
        return true;
    if (!lower.contains(u'-'))
        return isCompound(lower);
    const auto parts = lower.split(u'-', Qt::SkipEmptyParts);
    return std::all_of(parts.begin(), parts.end(), [this](const QString &part) { return isKnown(part); });
}

bool DutchWords::isCompound(const QString &word) const
{
    constexpr qsizetype shortest = 8;
    constexpr qsizetype shortestPart = 3;
    constexpr qsizetype longest = 60; // No Dutch word is longer; a line of rubbish would take quadratic time.
    static const std::array links{QString(), QStringLiteral("s"), QStringLiteral("en"), QStringLiteral("e"),
                                  QStringLiteral("n")};
    if (word.size() < shortest || word.size() > longest)
        return false;
    for (auto cut = shortestPart; cut <= word.size() - shortestPart; ++cut) {
        if (!isListed(word.mid(cut)))
            continue;
        const auto first = word.left(cut);
        const auto fits = [&](const QString &link) {
            return first.endsWith(link) && first.size() - link.size() >= shortestPart
                && isListed(first.chopped(link.size()));
        };
        if (std::any_of(links.begin(), links.end(), fits))
            return true;
    }
    return false;
}

} // namespace Patchwijzer
