// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/assessment.h"

#include <QList>
#include <QWidget>

namespace Patchwijzer {

/** How many updates there are in one group. */
struct UrgencyShare {
    Urgency urgency = Urgency::CanWait;
    qsizetype count = 0;
    bool known = true; ///< False: these seem to be able to wait, but no list can tell.

    bool operator==(const UrgencyShare &) const = default;
};

/** The groups that hold something, most urgent first. What seems to be able to wait is one group of unknown urgency
 *  as long as a list is missing: "can wait" would reassure without a reason.
 */
[[nodiscard]] QList<UrgencyShare> urgencyShares(const Assessment &assessment);

/** The work there is, as one bar of coloured lengths. What has no update yet is no work, and would only push the
 *  rest together: it is in the legend alone. The words and numbers stand beside it; see UrgencyLegend. */
class UrgencyBar : public QWidget
{
    Q_OBJECT

public:
    explicit UrgencyBar(QList<UrgencyShare> shares, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /** Lengths of the parts in pixels for a bar of @p width, gaps left out; none is too short to be seen. */
    [[nodiscard]] QList<int> lengths(int width) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<UrgencyShare> m_shares;
};

/** The number of one group above its square and its word. */
class UrgencyLegend : public QWidget
{
    Q_OBJECT

public:
    explicit UrgencyLegend(UrgencyShare share, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont numberFont() const;
    [[nodiscard]] QString number() const;
    [[nodiscard]] QString word() const;

    UrgencyShare m_share;
};

} // namespace Patchwijzer
