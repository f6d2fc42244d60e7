// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/devices/devicecard.h"

#include "gui/kit/buttons.h"
#include "gui/kit/flowlayout.h"
#include "gui/kit/texts.h"

#include <QBoxLayout>

namespace Patchwijzer {
namespace {

QVBoxLayout *wordsOf(const DeviceRow &row)
{
    auto *said = new QHBoxLayout;
    said->setSpacing(Space::chip);
    said->addWidget(new IconLabel(row.sign, row.ink), 0, Qt::AlignTop);
    said->addWidget(bodyText(row.sentence), 1);
    auto *words = new QVBoxLayout;
    words->setSpacing(Space::unit);
    words->addWidget(strongText(row.heading));
    words->addLayout(said);
    auto *facts = new QVBoxLayout;
    facts->setSpacing(0);
    for (const auto &fact : row.facts) {
        auto *label = smallText(fact);
        label->setWide(true);
        facts->addWidget(label);
    }
    words->addLayout(facts);
    return words;
}

} // namespace

DeviceCard::DeviceCard(const QList<DeviceRow> &rows, QWidget *parent)
    : Card(parent)
{
    setAccessibleName(tr("Your devices"));
    body()->setSpacing(Space::gap);
    bool first = true;
    for (const auto &row : rows) {
        if (!first)
            body()->addWidget(new Hairline);
        first = false;
        body()->addWidget(line(row));
    }
}

QWidget *DeviceCard::line(const DeviceRow &row)
{
    auto *whole = new QWidget;
    whole->setAccessibleName(row.heading);
    whole->setAccessibleDescription(row.sentence);
    auto *words = wordsOf(row);
    addActions(*words, row);
    auto *layout = new QHBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::gap);
    layout->addWidget(new IconTile(row.icon), 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    return whole;
}

void DeviceCard::addActions(QBoxLayout &lines, const DeviceRow &row)
{
    auto *actions = new FlowLayout(Space::gap, Space::unit);
    const auto add = [&](const QString &words, const QString &name, auto clicked) {
        auto *button = linkButton(words);
        button->setObjectName(name + row.id);
        button->setAccessibleName(QStringLiteral("%1: %2").arg(words, row.heading));
        button->setAccessibleDescription(row.sentence);
        connect(button, &QAbstractButton::clicked, this, clicked);
        actions->addWidget(button);
    };
    if (!row.updateId.isEmpty())
        add(tr("View what to do"), QStringLiteral("update:"),
            [this, id = row.updateId] { Q_EMIT updateRequested(id); });
    add(tr("Change"), QStringLiteral("change:"), [this, id = row.id] { Q_EMIT changeRequested(id); });
    add(tr("Remove"), QStringLiteral("remove:"), [this, id = row.id] { Q_EMIT removeRequested(id); });
    lines.addLayout(actions);
}

} // namespace Patchwijzer
