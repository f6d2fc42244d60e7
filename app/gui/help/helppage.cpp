// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/help/helppage.h"

#include "gui/kit/card.h"
#include "gui/kit/texts.h"

#include <QCoreApplication>
#include <QDir>
#include <QGridLayout>
#include <QKeySequence>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace Patchwijzer {

namespace {

Card *textCard(const QString &heading, const QStringList &paragraphs)
{
    auto *card = new Card;
    card->body()->addWidget(cardTitleText(heading));
    for (const auto &paragraph : paragraphs)
        card->body()->addWidget(bodyText(paragraph));
    return card;
}

Card *keysCard()
{
    const std::array<std::pair<QKeySequence, QString>, 8> keys{{
        {Qt::CTRL | Qt::Key_1, HelpPage::tr("Go to Overview")},
        {Qt::CTRL | Qt::Key_2, HelpPage::tr("Go to Updates")},
        {Qt::CTRL | Qt::Key_3, HelpPage::tr("Go to Plan")},
        {QKeySequence::Find, HelpPage::tr("Search a program")},
        {Qt::Key_F5, HelpPage::tr("Look at this computer again")},
        {Qt::CTRL | Qt::Key_O, HelpPage::tr("Read in lists of leaks")},
        {Qt::Key_F10, HelpPage::tr("Open the menu")},
        {Qt::Key_F1, HelpPage::tr("Open this help")},
    }};
    auto *card = new Card;
    card->body()->addWidget(cardTitleText(HelpPage::tr("Keys")));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Space::gap * 2);
    grid->setVerticalSpacing(Space::unit * 2);
    int row = 0;
    for (const auto &[key, words] : keys) {
        grid->addWidget(strongText(key.toString(QKeySequence::NativeText)), row, 0);
        grid->addWidget(bodyText(words), row, 1);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    card->body()->addLayout(grid);
    return card;
}

} // namespace

HelpPage::HelpPage(const QString &dataDir, QWidget *parent)
    : Page(tr("Help"), parent)
{
    setFocusPolicy(Qt::StrongFocus); // Nothing to press here; the keys still have to scroll.
    body()->addWidget(titleText(tr("How Patchwijzer helps you")));
    body()->addWidget(textCard(
        tr("What Patchwijzer does"),
        {tr("Patchwijzer looks at what is installed on this computer. It compares that with lists of known leaks. Then "
            "it tells you which updates matter, and what each update does to your computer."),
         tr("You decide. In this version you do an update yourself; the plan shows exactly what to type. After that "
            "Patchwijzer looks whether the update has succeeded.")}));
    body()->addWidget(
        textCard(tr("Your data stay here"),
                 {tr("Patchwijzer sends nothing about your computer. It does not use the internet."),
                  tr("The lists and your choices are in this folder: %1").arg(QDir::toNativeSeparators(dataDir))}));
    body()->addWidget(keysCard());
    body()->addWidget(
        textCard(tr("About Patchwijzer"),
                 {tr("Version %1").arg(QCoreApplication::applicationVersion()),
                  tr("Patchwijzer is free software. You may use it, look at how it works, and pass it on, under the "
                     "rules of the GNU General Public License, version 3 or later. There is no warranty.")}));
}

} // namespace Patchwijzer
