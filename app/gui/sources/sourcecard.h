// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/card.h"
#include "gui/sources/sourcerow.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** One list: what it is, how it stands, where it comes from, and a way to get it. That way is one button, which says to
 *  who cannot see the page how the list stands as well: so the keyboard comes once at each list.
 */
class SourceLine : public QWidget
{
    Q_OBJECT

public:
    enum class Detail {
        Whole,
        Name ///< Of a list that is not there: nothing more can be said.
    };
    explicit SourceLine(const SourceRow &row, Detail detail, QWidget *parent = nullptr);

Q_SIGNALS:
    void fetchRequested(const QString &feed);
    void importRequested();
};

/** Lists that belong together under a heading. */
class SourceCard : public Card
{
    Q_OBJECT

public:
    SourceCard(const QString &heading, const QList<SourceRow> &rows, QWidget *parent = nullptr);

Q_SIGNALS:
    void fetchRequested(const QString &feed);
    void importRequested();
};

/** The lists that are neither needed nor there: folded, because there are many and nothing is wrong with that. */
class OtherSourcesCard : public Card
{
    Q_OBJECT

public:
    OtherSourcesCard(const QList<SourceRow> &rows, bool unfolded, QWidget *parent = nullptr);

Q_SIGNALS:
    void fetchRequested(const QString &feed);
    void importRequested();
    void unfoldRequested(bool unfolded);

private:
    void addLines(const QList<SourceRow> &rows, bool fetched);
};

} // namespace Patchwijzer
