// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/update.h"

#include <QWidget>

namespace Patchwijzer {

/** The name of an urgency group with its coloured square, as above the rows of the Updates page. */
class GroupHeading : public QWidget
{
    Q_OBJECT

public:
    GroupHeading(Urgency urgency, int count, QWidget *parent = nullptr);
};

} // namespace Patchwijzer
