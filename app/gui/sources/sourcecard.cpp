// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sources/sourcecard.h"

#include "gui/kit/buttons.h"
#include "gui/kit/icons.h"
#include "gui/kit/sidebyside.h"
#include "gui/kit/texts.h"

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

    auto *said = new QHBoxLayout;
    said->setSpacing(Space::row);
    said->addWidget(new IconLabel(row.icon, row.ink), 0, Qt::AlignTop);
    said->addLayout(words, 1);
    auto *line = new SideBySide(breakWidth);
    line->row()->addLayout(said, 1);
    if (row.canFetch) {
        auto *fetch = linkButton(row.contents.isEmpty() ? tr("Fetch this list") : tr("Update this list"));
        fetch->setAccessibleName(QStringLiteral("%1: %2").arg(fetch->text(), row.heading));
        connect(fetch, &QAbstractButton::clicked, this, [this, id = row.id] { Q_EMIT fetchRequested(id); });
        line->row()->addWidget(fetch, 0, Qt::AlignTop);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(line);
}

SourceCard::SourceCard(const QString &heading, const QList<SourceRow> &rows, QWidget *parent)
    : Card(parent)
{
    body()->setSpacing(Space::row);
    body()->addWidget(cardTitleText(heading));
    bool first = true;
    for (const auto &row : rows) {
        if (!first)
            body()->addWidget(new Hairline);
        first = false;
        auto *line = new SourceLine(row, SourceLine::Detail::Whole);
        connect(line, &SourceLine::fetchRequested, this, &SourceCard::fetchRequested);
        body()->addWidget(line);
    }
}

OtherSourcesCard::OtherSourcesCard(const QList<SourceRow> &rows, bool unfolded, QWidget *parent)
    : Card(parent)
{
    body()->setSpacing(Space::row);
    body()->addWidget(cardTitleText(tr("Other lists")));
    body()->addWidget(mutedText(tr("You do not need these lists for this computer.")));
    if (unfolded) {
        for (const auto &row : rows) {
            body()->addWidget(new Hairline);
            auto *line = new SourceLine(row, SourceLine::Detail::Name);
            connect(line, &SourceLine::fetchRequested, this, &OtherSourcesCard::fetchRequested);
            body()->addWidget(line);
        }
    }
    auto *fold =
        linkButton(unfolded ? tr("Hide these lists") : tr("Show %Ln list(s)", nullptr, static_cast<int>(rows.size())));
    connect(fold, &QAbstractButton::clicked, this, [this, unfolded] { Q_EMIT unfoldRequested(!unfolded); });
    body()->addWidget(fold, 0, Qt::AlignLeft);
}

} // namespace Patchwijzer
