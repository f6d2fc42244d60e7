// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/explainer.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace Patchwijzer {

/** Sentences as paragraphs, steps as a numbered list, explanations of a word muted below. The caller owns it. */
[[nodiscard]] QWidget *blocksView(const QList<ExplanationBlock> &blocks);

/** A numbered list of things to do, one action each. The caller owns it. */
[[nodiscard]] QWidget *stepsView(const QList<QString> &steps);

} // namespace Patchwijzer
