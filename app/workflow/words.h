// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace Patchwijzer {

/** The translation context of everything in wording.h. */
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

/** @p text as the start of a sentence. */
[[nodiscard]] QString capitalised(QString text);

/** @p count as tr() takes it to choose between one and many. */
[[nodiscard]] int plural(qint64 count);

} // namespace Patchwijzer
