// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/updates/blocks.h"

#include "gui/kit/texts.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace Patchwijzer {
namespace {

/** Texts of the blocks of one kind that follow each other from @p from on. */
QList<QString> run(const QList<ExplanationBlock> &blocks, qsizetype from)
{
    QList<QString> texts;
    for (auto i = from; i < blocks.size() && blocks.at(i).kind == blocks.at(from).kind; ++i)
        texts.append(blocks.at(i).text);
    return texts;
}

} // namespace

QWidget *blocksView(const QList<ExplanationBlock> &blocks)
{
    auto *view = new QWidget;
    auto *layout = new QVBoxLayout(view);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::chip);
    for (qsizetype i = 0; i < blocks.size();) {
        const auto texts = run(blocks, i);
        switch (blocks.at(i).kind) {
        case ExplanationBlock::Kind::Sentence:
            layout->addWidget(bodyText(QStringList(texts).join(QLatin1Char(' '))));
            break;
        case ExplanationBlock::Kind::Step:
            layout->addWidget(stepsView(texts));
            break;
        case ExplanationBlock::Kind::Term:
            layout->addWidget(mutedText(QStringList(texts).join(QLatin1Char(' '))));
            break;
        }
        i += texts.size();
    }
    return view;
}

QWidget *stepsView(const QList<QString> &steps)
{
    auto *view = new QWidget;
    auto *grid = new QGridLayout(view);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Space::chip);
    grid->setVerticalSpacing(Space::unit);
    grid->setColumnStretch(1, 1);
    for (int i = 0; i < steps.size(); ++i) {
        auto *number = bodyText(QStringLiteral("%1.").arg(i + 1));
        number->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Minimum);
        grid->addWidget(number, i, 0, Qt::AlignTop);
        grid->addWidget(bodyText(steps.at(i)), i, 1);
    }
    return view;
}

} // namespace Patchwijzer
