// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sortunique.h"
#include "updating/aptoutput.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxLineLength = qsizetype(64) << 10;

struct ChangeWord {
    QStringView word;
    PackageChange::Kind kind = PackageChange::Kind::Upgrade;
};
constexpr std::array changeWords{
    ChangeWord{u"Inst ", PackageChange::Kind::Upgrade},
    ChangeWord{u"Remv ", PackageChange::Kind::Remove},
    ChangeWord{u"Purg ", PackageChange::Kind::Purge},
};

/** Headings of the lists of packages that have an update which is not in the dry run. */
constexpr std::array<QStringView, 4> keptBackHeadings{
    u"The following packages have been kept back:",
    u"The following upgrades have been deferred due to phasing:",
    u"Not upgrading:",
    u"Not upgrading yet due to phasing:",
};

/** `Label:Version/Archive`, or `Archive`, or a host name. A label may hold colons and spaces, an archive slashes. */
PackageOrigin originOf(QStringView text)
{
    PackageOrigin origin;
    if (const auto colon = text.lastIndexOf(u':'); colon >= 0) {
        origin.label = text.first(colon).toString();
        text = text.sliced(colon + 1);
    }
    if (const auto slash = text.indexOf(u'/'); slash >= 0) {
        origin.version = text.first(slash).toString();
        text = text.sliced(slash + 1);
    }
    origin.archive = text.toString();
    return origin;
}

QList<PackageOrigin> originsOf(QStringView text)
{
    QList<PackageOrigin> origins;
    for (const auto one : text.trimmed().tokenize(u", ", Qt::SkipEmptyParts))
        origins.append(originOf(one.trimmed()));
    return origins;
}

/** name[:arch] [oldver] (newver Rel[, Rel…] [arch])tail */
std::optional<PackageChange> installation(const QString &rest)
{
    static const QRegularExpression shape(u"^([a-zA-Z0-9][a-zA-Z0-9+.-]*)(?::([a-z0-9-]+))?(?: \\[([^\\s\\]]+)\\])? "
                                          "\\(([^\\s()]+) (.*?)\\s*\\[([a-z0-9-]+)\\]\\)((?: \\[[^\\]]*\\])*)\\s*$"_s);
    const auto match = shape.match(rest);
    if (!match.hasMatch())
        return std::nullopt;
    PackageChange change;
    change.package = match.captured(1);
    change.architecture = match.captured(6);
    change.fromVersion = match.captured(3);
    change.toVersion = match.captured(4);
    change.origins = originsOf(match.capturedView(5));
    change.kind = change.fromVersion.isEmpty() ? PackageChange::Kind::Install : PackageChange::Kind::Upgrade;
    return change;
}

/** name[:arch] [oldver]tail */
std::optional<PackageChange> removal(const QString &rest, PackageChange::Kind kind)
{
    static const QRegularExpression shape(u"^([a-zA-Z0-9][a-zA-Z0-9+.-]*)(?::([a-z0-9-]+))?(?: \\[([^\\s\\]]+)\\])?"
                                          "((?: \\[[^\\]]*\\])*)\\s*$"_s);
    const auto match = shape.match(rest);
    if (!match.hasMatch())
        return std::nullopt;
    PackageChange change;
    change.kind = kind;
    change.package = match.captured(1);
    change.architecture = match.captured(2);
    change.fromVersion = match.captured(3);
    return change;
}

struct Counts {
    qint64 installed = 0; ///< Upgraded, new, reinstalled and downgraded.
    qint64 removed = 0;
};

/** "128 upgraded, 0 newly installed, 1 downgraded, 0 to remove and 2 not upgraded." */
std::optional<Counts> countsOf(const QString &line)
{
    static const QRegularExpression shape(u"^(\\d{1,9}) upgraded, (\\d{1,9}) newly installed, "
                                          "(?:(\\d{1,9}) reinstalled, )?(?:(\\d{1,9}) downgraded, )?"
                                          "(\\d{1,9}) to remove and \\d+ not upgraded\\.$"_s);
    const auto match = shape.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    Counts counts;
    for (const auto group : {1, 2, 3, 4})
        counts.installed += match.captured(group).toLongLong();
    counts.removed = match.captured(5).toLongLong();
    return counts;
}

class DryRunParser
{
public:
    [[nodiscard]] Result<> add(const QString &line);
    [[nodiscard]] Result<AptDryRun> finish() &&;

private:
    void addKeptBack(const QString &line);
    [[nodiscard]] Result<> addChange(const QString &line, const ChangeWord &word);
    void addOrMerge(const QString &name, PackageChange change);

    AptDryRun m_run;
    QHash<QString, qsizetype> m_position; ///< Name as apt prints it, with a foreign architecture -> place in changes
    std::optional<Counts> m_counts;
    Counts m_seen;
    bool m_inKeptBack = false;
    qint64 m_line = 0;
};

Result<> DryRunParser::add(const QString &line)
{
    ++m_line;
    if (line.startsWith(u' ')) {
        if (m_inKeptBack)
            addKeptBack(line);
        return {};
    }
    m_inKeptBack = std::find(keptBackHeadings.begin(), keptBackHeadings.end(), line) != keptBackHeadings.end();
    if (line.startsWith("Conf "_L1) && line.endsWith(" broken"_L1))
        m_run.broken = true;
    if (const auto counts = countsOf(line))
        m_counts = counts;
    for (const auto &word : changeWords) {
        if (line.startsWith(word.word))
            return addChange(line, word);
    }
    return {};
}

void DryRunParser::addKeptBack(const QString &line)
{
    for (const auto &name : line.split(u' ', Qt::SkipEmptyParts))
        m_run.keptBack.append(name);
}

Result<> DryRunParser::addChange(const QString &line, const ChangeWord &word)
{
    const auto rest = line.sliced(word.word.size());
    auto change = word.kind == PackageChange::Kind::Upgrade ? installation(rest) : removal(rest, word.kind);
    if (!change)
        return fail(Error::Code::ToolOutputUnknown, u"apt-get -s:%1"_s.arg(m_line), line.left(200));
    ++(word.kind == PackageChange::Kind::Upgrade ? m_seen.installed : m_seen.removed);
    addOrMerge(rest.section(u' ', 0, 0), *std::move(change));
    return {};
}

/** apt may take a package away for a moment and put it back: to the owner that is one upgrade. */
void DryRunParser::addOrMerge(const QString &name, PackageChange change)
{
    const auto earlier = m_position.value(name, -1);
    if (earlier < 0) {
        m_position.insert(name, m_run.changes.size());
        m_run.changes.append(std::move(change));
        return;
    }
    auto &before = m_run.changes[earlier];
    const auto removedBefore = before.kind == PackageChange::Kind::Remove || before.kind == PackageChange::Kind::Purge;
    if (removedBefore && !change.toVersion.isEmpty()) {
        change.fromVersion = before.fromVersion;
        change.kind = PackageChange::Kind::Upgrade;
    }
    before = std::move(change);
}

Result<AptDryRun> DryRunParser::finish() &&
{
    if (!m_run.broken) {
        if (!m_counts)
            return fail(Error::Code::ToolOutputUnknown, u"apt-get -s"_s, u"no line with the number of changes"_s);
        if (m_seen.installed < m_counts->installed || m_seen.removed < m_counts->removed)
            return fail(Error::Code::ToolOutputUnknown, u"apt-get -s"_s,
                        u"%1 of %2 changes were listed"_s.arg(m_seen.installed + m_seen.removed)
                            .arg(m_counts->installed + m_counts->removed));
    }
    sortUnique(&m_run.keptBack);
    return std::move(m_run);
}

} // namespace

Result<AptDryRun> parseAptDryRun(QByteArrayView output)
{
    DryRunParser parser;
    for (qsizetype position = 0; position < output.size();) {
        const auto end = output.indexOf('\n', position);
        auto line = output.sliced(position, (end < 0 ? output.size() : end) - position);
        position = end < 0 ? output.size() : end + 1;
        if (line.size() > maxLineLength)
            return fail(Error::Code::ToolOutputUnknown, u"apt-get -s"_s, u"a line of %1 bytes"_s.arg(line.size()));
        if (line.endsWith('\r'))
            line.chop(1);
        PW_TRY_VOID(parser.add(QString::fromUtf8(line)));
    }
    return std::move(parser).finish();
}

} // namespace Patchwijzer
