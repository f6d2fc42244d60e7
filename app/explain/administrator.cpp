// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names.h"
#include "explain/parts.h"

namespace Patchwijzer {
namespace {

/** Outside text on one line, at a length a person can still look at. */
QString oneLine(const QString &text)
{
    QString line;
    for (const auto c : text.simplified()) {
        if (c.isPrint())
            line += c;
    }
    return line;
}

QString originsOf(const PackageChange &change)
{
    QList<QString> origins;
    for (const auto &origin : change.origins)
        origins += origin.label + u':' + origin.version + u'/' + origin.archive;
    return origins.isEmpty() ? QString() : QStringLiteral(" [") + origins.join(QStringLiteral(", ")) + u']';
}

QString changeText(const PackageChange &change)
{
    const auto name = change.package + (change.architecture.isEmpty() ? QString() : u':' + change.architecture);
    QString versions = change.fromVersion;
    if (!change.toVersion.isEmpty())
        versions += (versions.isEmpty() ? QStringLiteral("+ ") : QStringLiteral(" -> ")) + change.toVersion;
    return nameOf(change.kind) + u' ' + name + u' ' + versions + originsOf(change);
}

class LineWriter
{
public:
    explicit LineWriter(const View &view)
        : m_view(view)
    {
    }

    void line(QStringView key, const QString &value)
    {
        if (!value.isEmpty())
            m_lines += oneLine(m_view.label(QStringLiteral("administrator.") + key.toString(), value));
    }
    void line(QStringView key, const QList<QString> &values) { line(key, values.join(QStringLiteral(", "))); }
    void line(QStringView key, const QDate &date)
    {
        line(key, date.isValid() ? date.toString(Qt::ISODate) : QString());
    }
    [[nodiscard]] QList<QString> lines() const { return m_lines; }

private:
    const View &m_view;
    QList<QString> m_lines;
};

void writeVersions(LineWriter &writer, const View &view)
{
    const auto &update = view.update();
    if (view.story() == Story::Restart) {
        writer.line(u"runningKernel", update.from);
    } else if (view.story() == Story::Open) {
        writer.line(u"installed", update.from);
    } else if (view.story() == Story::Published) {
        writer.line(u"installed", update.from);
        writer.line(update.newerThan ? u"newerThan" : u"fixedIn", targetText(update));
    } else {
        writer.line(u"versions", update.from + update.to);
    }
}

void writeLeaks(LineWriter &writer, const View &view)
{
    const auto &update = view.update();
    writer.line(view.story() == Story::Published || view.story() == Story::Restart ? u"cvesLater" : u"cves",
                update.cves);
    writer.line(u"openCves", update.openCves);
    writer.line(u"exploited", update.exploitedCves);
    writer.line(u"ransomware", update.ransomwareCves);
    writer.line(u"advisories", update.advisories);
    writer.line(u"published", update.newestFixPublished);
    writer.line(u"cvss", update.cvssVectors);
}

} // namespace

QList<QString> administratorLines(const View &view)
{
    const auto &update = view.update();
    LineWriter writer(view);
    writer.line(u"source", update.name);
    writeVersions(writer, view);
    writer.line(u"urgency", nameOf(update.urgency));
    writer.line(u"deadline", update.deadline.value_or(QDate()));
    writer.line(u"reasons", update.reasons);
    for (const auto &change : update.changes)
        writer.line(u"change", changeText(change));
    if (update.changes.isEmpty())
        writer.line(u"packages", update.packages);
    writer.line(u"added", update.impact.added);
    writer.line(u"removed", update.impact.removed);
    writeLeaks(writer, view);
    const auto unknown = view.say(u"administrator.unknown");
    const auto listDate = view.facts().exploitedListDate;
    writer.line(u"listDate",
                view.facts().exploitedKnown && listDate.isValid() ? listDate.toString(Qt::ISODate) : unknown);
    const auto dataDate = view.facts().advisoriesDate;
    writer.line(u"dataDate", dataDate.isValid() ? dataDate.toString(Qt::ISODate) : unknown);
    for (const auto &command : update.commands)
        writer.line(u"command", command);
    return writer.lines();
}

} // namespace Patchwijzer
