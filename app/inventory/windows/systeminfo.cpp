// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/systeminfo.h"

#include "inventory/windows/arprules.h"
#include "inventory/windows/windowsinventory.h"
#include "inventory/windows/windowstext.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype linesToType = 25; // Between the version and the type of the system stand a dozen.
constexpr qsizetype maxLineLength = 4096;

/** Behind the first colon; empty when there is none. Chinese and Japanese sometimes have a wide one. */
QStringView valueOf(QStringView line)
{
    const auto at = std::find_if(line.begin(), line.end(), [](QChar c) { return c == u':' || c == u'：'; });
    return at == line.end() ? QStringView() : line.sliced(at - line.begin() + 1).trimmed();
}

/** "10.0.17763 N/A Build 17763": the build comes twice, whatever the words between are. */
QRegularExpressionMatch versionIn(QStringView line)
{
    static const QRegularExpression form(u"[:：]\\s*(\\d{1,2}\\.\\d\\.(\\d{4,5}))\\b(.*)\\D\\2\\s*$"_s);
    return line.size() > maxLineLength ? QRegularExpressionMatch() : form.match(line);
}

/** Number of the line with the version; -1 without. */
qsizetype versionLine(const QList<QStringView> &lines)
{
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (!versionIn(lines[i]).hasMatch())
            continue;
        auto before = i - 1;
        while (before > 0 && lines[before].trimmed().isEmpty())
            --before;
        if (lines[before].contains(u"Windows", Qt::CaseInsensitive))
            return i;
    }
    return -1;
}

/** The greeting of the command prompt, in any language: it has the revision. */
std::optional<QString> greeting(QStringView line)
{
    static const QRegularExpression form(u"Windows \\[[^\\d\\]]{0,40}(\\d{1,2}\\.\\d\\.\\d{4,5}(?:\\.\\d{1,6})?)\\]"_s);
    const auto match = form.match(line.left(256));
    return match.hasMatch() ? std::optional(match.captured(1)) : std::nullopt;
}

QString typeIn(QStringView line)
{
    const auto value = valueOf(line);
    static const QRegularExpression form(u"\\b(x64|x86|arm64|arm|ia64|itanium)\\b"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    if (!value.contains(u"PC", Qt::CaseInsensitive) || value.contains(u"Family") || value.size() > 64)
        return {};
    return windowsArchitecture(form.match(value).captured(1));
}

/** "[01]: KB4100347": the value; nothing for any other line. An entry without one is where the list was cut. */
std::optional<QString> listEntry(QStringView line)
{
    static const QRegularExpression form(u"^\\s*\\[\\d{1,4}\\](?::\\s*(.*))?$"_s);
    const auto match = form.match(line.left(256));
    return match.hasMatch() ? std::optional(match.captured(1).trimmed()) : std::nullopt;
}

/** "KB893803v2 - Update" and "KB4100347" of any group; "943729" only in a group with others of them. */
QString kbOfEntry(const QString &entry, bool bare)
{
    static const QRegularExpression digits(u"^\\d{6,7}$"_s);
    const auto word = entry.section(u' ', 0, 0);
    if (const auto kb = kbOfWord(word); !kb.isEmpty())
        return kb;
    return bare && digits.match(word).hasMatch() ? word : QString();
}

/** A group of "[01]: …" lines that begins at @p at; @p at then stands behind it. */
void takeGroup(const QList<QStringView> &lines, qsizetype *at, WindowsFindings *findings, bool *cut)
{
    // "Hotfix(s):  245 Hotfix(s) Installed."
    static const QRegularExpression count(u"^\\d{1,4}\\b"_s);
    const auto announced = *at == 0 ? 0 : count.match(valueOf(lines[*at - 1])).captured(0).toInt();
    QList<QString> entries;
    for (; *at < lines.size(); ++*at) {
        auto entry = listEntry(lines[*at]);
        if (!entry)
            break;
        entries.append(*std::move(entry));
    }
    const bool hotfixes = std::any_of(entries.begin(), entries.end(),
                                      [](const QString &entry) { return !kbOfEntry(entry, false).isEmpty(); });
    if (!hotfixes)
        return;
    findings->updatesKnown = true;
    *cut = *cut || announced > entries.size();
    for (const auto &entry : entries) {
        *cut = *cut || entry.isEmpty();
        if (const auto kb = kbOfEntry(entry, true); !kb.isEmpty())
            findings->installedKbs.insert(kb);
    }
}

void takeHotfixes(const QList<QStringView> &lines, qsizetype from, const QString &name, WindowsFindings *findings)
{
    bool cut = false;
    bool server = false; // The line before was the server that let the user in: hotfixes come next.
    for (auto i = from; i < lines.size();) {
        if (listEntry(lines[i])) {
            takeGroup(lines, &i, findings, &cut);
            continue;
        }
        const auto value = valueOf(lines[i]);
        if (server && !value.isEmpty() && value.size() <= 24 && i + 1 < lines.size() && !listEntry(lines[i + 1]))
            findings->updatesKnown = true; // "N/A": it looked, and there are none.
        server = value.startsWith(u"\\\\");
        ++i;
    }
    if (!cut)
        return;
    findings->updatesKnown = false;
    findings->addError(name, u"the list of hotfixes was cut short"_s, Error::Code::FileTruncated);
}

} // namespace

bool looksLikeSysteminfo(const QByteArray &bytes)
{
    const auto text = beginningOf(bytes, 8192);
    return versionLine(linesOf(text)) >= 0;
}

Result<Inventory> readSysteminfo(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    PW_TRY(const auto text, boundedWindowsText(bytes, name));
    const auto lines = linesOf(text);
    const auto at = versionLine(lines);
    if (at < 0)
        return fail(Error::Code::UnknownFormat, name, u"no line with the version of Windows"_s);
    WindowsFindings findings;
    auto &facts = findings.facts;
    const auto match = versionIn(lines[at]);
    setWindowsBuild(&facts, match.capturedView(1));
    facts.servicePack = match.captured(3).contains("Service Pack"_L1) ? match.captured(3).trimmed() : QString();
    for (qsizetype i = 0; i < at; ++i) {
        WindowsFacts exact;
        const auto version = greeting(lines[i]);
        if (version && setWindowsBuild(&exact, *version) && exact.build == facts.build)
            facts.ubr = exact.ubr;
    }
    auto before = at - 1;
    while (before > 0 && lines[before].trimmed().isEmpty())
        --before;
    const auto caption = valueOf(lines[before]);
    facts.edition = windowsEditionOf(caption);
    facts.server = caption.contains(u"Server", Qt::CaseInsensitive);
    for (auto i = at + 1; i < qMin(lines.size(), at + linesToType) && facts.architecture.isEmpty(); ++i)
        facts.architecture = typeIn(lines[i]);
    takeHotfixes(lines, at + 1, name, &findings);
    return finishedInventory(std::move(findings), name, now);
}

} // namespace Patchwijzer
