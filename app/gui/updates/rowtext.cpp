// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/updates/rowtext.h"

#include "workflow/wording.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace Patchwijzer {
namespace {

struct RowText {
    Q_DECLARE_TR_FUNCTIONS(Patchwijzer::RowText)
};

/** The part of a Debian version that owners meet elsewhere: without epoch, packaging revision, and the mark of an
 *  archive that Debian packed again ("+dfsg1", "+ds").
 */
QString upstreamVersion(const QString &version)
{
    static const QRegularExpression repacked(QStringLiteral("(?<=[0-9a-z])[+~.-](dfsg|ds)[0-9.]*$"));
    const auto start = version.indexOf(QLatin1Char(':')) + 1;
    const auto end = version.lastIndexOf(QLatin1Char('-'));
    return version.mid(start, end > start ? end - start : -1).remove(repacked);
}

QString minutesText(const Minutes &minutes)
{
    if (minutes.from >= minutes.to)
        return RowText::tr("%1 min").arg(minutes.to);
    return RowText::tr("%1 to %2 min").arg(minutes.from).arg(minutes.to);
}

} // namespace

QString rowTitle(const UpdateRow &row)
{
    switch (row.kind) {
    case UpdateRow::Kind::Group:
        return urgencyText(row.urgency);
    case UpdateRow::Kind::Update:
        return row.update.kernel ? RowText::tr("The heart of your system") : oneLine(row.update.name);
    case UpdateRow::Kind::Parts:
    case UpdateRow::Kind::Toggle:
        break;
    }
    return {};
}

QString rowSubtitle(const UpdateRow &row)
{
    if (row.kind != UpdateRow::Kind::Update)
        return {};
    const auto &update = row.update;
    if (update.availability == UpdateAvailability::NoFix)
        return RowText::tr("no update yet");
    const auto from = upstreamVersion(update.from);
    // Only the packaging differs: the long versions would fill the row and say nothing to an owner.
    return from == upstreamVersion(update.to) && !from.isEmpty() && !update.newerThan
        ? RowText::tr("%1 with repairs", "version").arg(oneLine(from))
        : versionChange(update);
}

QString rowEffect(const UpdateRow &row)
{
    if (row.kind != UpdateRow::Kind::Update || row.update.availability == UpdateAvailability::NoFix)
        return {};
    const auto &impact = row.update.impact;
    if (impact.restart.value == RestartKind::Computer)
        return RowText::tr("restart");
    return impact.duration.value ? minutesText(*impact.duration.value) : QString();
}

QString rowDecision(const UpdateRow &row)
{
    switch (row.state) {
    case StepState::Done:
    case StepState::Checked:
    case StepState::Failed:
    case StepState::Postponed:
        return stepStateText(row.state);
    case StepState::Open:
        break;
    }
    return row.inPlan ? RowText::tr("in the plan") : QString();
}

QString rowSpoken(const UpdateRow &row)
{
    QStringList parts{rowTitle(row), rowSubtitle(row)};
    if (row.kind == UpdateRow::Kind::Update)
        parts << urgencyText(row.urgency) << rowEffect(row) << rowDecision(row);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString groupDeadline(const UpdateRow &row)
{
    return row.deadline ? RowText::tr("by %1 at the latest").arg(shortDateText(*row.deadline)) : QString();
}

QString groupSpoken(const UpdateRow &row, int count)
{
    const auto counted = row.urgency == Urgency::NoUpdate ? RowText::tr("%n program(s)", nullptr, count)
                                                          : RowText::tr("%n update(s)", nullptr, count);
    QStringList parts{rowTitle(row), counted, groupDeadline(row)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString toggleText(Urgency group, int count, int hidden)
{
    // Without an update there is nothing to call one.
    if (group == Urgency::NoUpdate && hidden > 0)
        return hidden == count ? RowText::tr("Show %n program(s)", nullptr, count)
                               : RowText::tr("%n more program(s)", nullptr, hidden);
    if (hidden == 0 && group == Urgency::NoUpdate)
        return RowText::tr("Show fewer programs");
    if (hidden == 0)
        return RowText::tr("Show fewer updates");
    if (hidden == count)
        return RowText::tr("Show %n update(s)", nullptr, count);
    return RowText::tr("%n more update(s)", nullptr, hidden);
}

QString partsText(int count)
{
    return RowText::tr("Parts of the system (%1)").arg(count);
}

QString partsSpoken(int count, bool open)
{
    return open ? RowText::tr("%1, open", "the parts of the system").arg(partsText(count))
                : RowText::tr("%1, closed", "the parts of the system").arg(partsText(count));
}

QString aboutText(const Update &update, const SoftwareCatalog &catalog)
{
    QStringList sentences;
    if (const auto category = catalog.categories.value(update.category); !category.isEmpty())
        sentences.append(RowText::tr("%1.", "what sort of program").arg(category));
    const auto found = std::find_if(catalog.programs.begin(), catalog.programs.end(),
                                    [&](const CataloguedProgram &program) { return program.id == update.program; });
    if (found != catalog.programs.end() && !found->purpose.isEmpty())
        sentences.append(RowText::tr("With it you %1.", "what a program is for, in Dutch").arg(found->purpose));
    return sentences.join(u' ');
}

QString versionChange(const Update &update)
{
    auto from = upstreamVersion(update.from);
    auto to = upstreamVersion(update.to);
    if (from == to || from.isEmpty() || to.isEmpty()) {
        from = update.from;
        to = update.to;
    }
    if (to.isEmpty())
        return oneLine(from);
    if (from.isEmpty())
        return oneLine(to);
    if (update.newerThan)
        return RowText::tr("%1, newer than %2 is needed", "versions").arg(oneLine(from), oneLine(to));
    return RowText::tr("%1 to %2", "versions").arg(oneLine(from), oneLine(to));
}

QString oneLine(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (const auto letter : text) {
        const auto category = letter.category();
        if (category == QChar::Other_Control || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph)
            clean.append(QLatin1Char(' '));
        else if (category != QChar::Other_Format)
            clean.append(letter);
    }
    return clean.simplified();
}

} // namespace Patchwijzer
