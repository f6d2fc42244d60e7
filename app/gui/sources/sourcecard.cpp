// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sources/sourcecard.h"

#include "gui/kit/buttons.h"
#include "gui/kit/icons.h"
#include "gui/kit/sidebyside.h"
#include "gui/kit/texts.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QBoxLayout>

namespace Patchwijzer {
namespace {

constexpr int breakWidth = 520;

void addSmall(QVBoxLayout *lines, const QString &text, Ink ink = Ink::Muted)
{
    if (text.isEmpty())
        return;
    auto *label = smallText(text);
    label->setWide(true);
    label->setInk(ink);
    lines->addWidget(label);
}

/** To a screen reader the rows of a card are a list. */
QAccessibleInterface *listInterface(const QString &, QObject *object)
{
    if (auto *line = qobject_cast<SourceLine *>(object))
        return new QAccessibleWidget(line, QAccessible::ListItem);
    if (qobject_cast<SourceCard *>(object) != nullptr || qobject_cast<OtherSourcesCard *>(object) != nullptr)
        return new QAccessibleWidget(static_cast<QWidget *>(object), QAccessible::List);
    return nullptr;
}

void makeListsKnown()
{
    static const bool done = [] {
        QAccessible::installFactory(listInterface);
        return true;
    }();
    static_cast<void>(done);
}

} // namespace

SourceLine::SourceLine(const SourceRow &row, Detail detail, QWidget *parent)
    : QWidget(parent)
{
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(detail == Detail::Whole ? strongText(row.heading) : bodyText(row.heading));
    if (detail == Detail::Whole) {
        words->addWidget(bodyText(row.sentence));
        if (!row.problem.isEmpty())
            words->addWidget(bodyText(row.problem));
        words->addSpacing(Space::unit);
        for (const auto &remark : row.remarks)
            addSmall(words, remark, Ink::Text);
        addSmall(words, row.contents);
    }
    addSmall(words, row.source);
    if (detail == Detail::Whole)
        addSmall(words, row.hint);

    auto *said = new QHBoxLayout;
    said->setSpacing(Space::row);
    said->addWidget(new IconLabel(row.icon, row.ink), 0, Qt::AlignTop);
    said->addLayout(words, 1);
    auto *line = new SideBySide(breakWidth);
    line->row()->addLayout(said, 1);
    auto *get = linkButton(!row.canFetch                ? tr("Read in from a file")
                               : row.contents.isEmpty() ? tr("Fetch this list")
                                                        : tr("Update this list"));
    get->setObjectName(row.id);
    get->setAccessibleName(QStringLiteral("%1: %2").arg(get->text(), row.heading));
    get->setAccessibleDescription(spokenText(row));
    connect(get, &QAbstractButton::clicked, this, [this, id = row.id, fetches = row.canFetch] {
        if (fetches)
            Q_EMIT fetchRequested(id);
        else
            Q_EMIT importRequested();
    });
    line->row()->addWidget(get, 0, Qt::AlignTop);
    setAccessibleName(row.heading);
    setAccessibleDescription(spokenText(row));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(line);
}

SourceCard::SourceCard(const QString &heading, const QList<SourceRow> &rows, QWidget *parent)
    : Card(parent)
{
    makeListsKnown();
    setAccessibleName(heading);
    body()->setSpacing(Space::row);
    body()->addWidget(cardTitleText(heading));
    bool first = true;
    for (const auto &row : rows) {
        if (!first)
            body()->addWidget(new Hairline);
        first = false;
        auto *line = new SourceLine(row, SourceLine::Detail::Whole);
        connect(line, &SourceLine::fetchRequested, this, &SourceCard::fetchRequested);
        connect(line, &SourceLine::importRequested, this, &SourceCard::importRequested);
        body()->addWidget(line);
    }
}

OtherSourcesCard::OtherSourcesCard(const QList<SourceRow> &rows, bool unfolded, QWidget *parent)
    : Card(parent)
{
    makeListsKnown();
    setAccessibleName(groupText(SourceGroup::Other));
    body()->setSpacing(Space::row);
    body()->addWidget(cardTitleText(accessibleName()));
    body()->addWidget(mutedText(tr("You do not need these lists for this computer.")));
    if (unfolded) {
        addLines(rows, true);
        body()->addSpacing(Space::row);
        body()->addWidget(strongText(tr("These we cannot fetch ourselves")));
        body()->addWidget(mutedText(tr("Fetch the file from the maker, and read it in here.")));
        addLines(rows, false);
    }
    auto *fold =
        linkButton(unfolded ? tr("Hide these lists") : tr("Show %Ln list(s)", nullptr, static_cast<int>(rows.size())));
    fold->setObjectName(QStringLiteral("fold"));
    connect(fold, &QAbstractButton::clicked, this, [this, unfolded] { Q_EMIT unfoldRequested(!unfolded); });
    body()->addWidget(fold, 0, Qt::AlignLeft);
}

/** @param fetched those that we can fetch; else the others. */
void OtherSourcesCard::addLines(const QList<SourceRow> &rows, bool fetched)
{
    for (const auto &row : rows) {
        if (row.canFetch != fetched)
            continue;
        body()->addWidget(new Hairline);
        auto *line = new SourceLine(row, SourceLine::Detail::Name);
        connect(line, &SourceLine::fetchRequested, this, &OtherSourcesCard::fetchRequested);
        connect(line, &SourceLine::importRequested, this, &OtherSourcesCard::importRequested);
        body()->addWidget(line);
    }
}

} // namespace Patchwijzer
