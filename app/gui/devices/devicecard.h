// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/devices/devicerow.h"
#include "gui/kit/card.h"

#include <QList>
#include <QString>

class QBoxLayout;

namespace Patchwijzer {

/** The devices under each other, each with what can be done about it. */
class DeviceCard : public Card
{
    Q_OBJECT

public:
    explicit DeviceCard(const QList<DeviceRow> &rows, QWidget *parent = nullptr);

Q_SIGNALS:
    void updateRequested(const QString &updateId);
    void changeRequested(const QString &device);
    void removeRequested(const QString &device);

private:
    [[nodiscard]] QWidget *line(const DeviceRow &row);
    void addActions(QBoxLayout &lines, const DeviceRow &row);
};

} // namespace Patchwijzer
