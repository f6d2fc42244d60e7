// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/explainer.h"

namespace Patchwijzer {
namespace {

constexpr qsizetype blocksInParagraph = 3;

/** An HTML comment ends at the first "-->" or "--!>", whoever wrote it. */
QString insideComment(QString line)
{
    return line.replace(QStringLiteral("-->"), QStringLiteral("-- >"))
        .replace(QStringLiteral("--!>"), QStringLiteral("-- !>"))
        .replace(QStringLiteral("<!--"), QStringLiteral("<! --"));
}

QString bodyOf(const ExplanationPart &part)
{
    QString text;
    qsizetype inParagraph = 0;
    int stepNumber = 0;
    for (const auto &block : part.blocks) {
        if (block.kind == ExplanationBlock::Kind::Step) {
            if (inParagraph > 0)
                text += QStringLiteral("\n\n");
            inParagraph = 0;
            text += QString::number(++stepNumber) + QStringLiteral(". ") + block.text + u'\n';
            continue;
        }
        if (stepNumber > 0 && inParagraph == 0)
            text += u'\n';
        if (inParagraph == blocksInParagraph) {
            text += QStringLiteral("\n\n");
            inParagraph = 0;
        }
        text += (inParagraph > 0 ? QStringLiteral(" ") : QString()) + block.text;
        ++inParagraph;
    }
    if (inParagraph > 0)
        text += u'\n';
    return text;
}

} // namespace

QString toMarkdown(const Explanation &explanation)
{
    QString text = QStringLiteral("# ") + explanation.title + QStringLiteral("\n\n") + explanation.summary + u'\n';
    for (const auto &part : explanation.parts)
        text += QStringLiteral("\n## ") + part.heading + QStringLiteral("\n\n") + bodyOf(part);
    text += QStringLiteral("\n<!-- ") + insideComment(explanation.administratorHeading) + u'\n';
    for (const auto &line : explanation.administrator)
        text += insideComment(line) + u'\n';
    return text + QStringLiteral("-->\n");
}

} // namespace Patchwijzer
