// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QStackedWidget;

namespace Patchwijzer {

class EmptyState;
class Explainer;
class ListPane;
class Session;
class UpdateDetail;

/** The Updates room: the list by urgency, and beside it the explanation of one update with the choices there are. */
class UpdatesPage : public QWidget
{
    Q_OBJECT

public:
    /** Both the session and the explainer outlive the page. */
    UpdatesPage(Session &session, const Explainer &explainer, QWidget *parent = nullptr);

    /** Updates the owner can act on. */
    [[nodiscard]] int count() const;
    /** Gives the keyboard to where the owner starts on this page. */
    void focusFirst();
    /** Gives the keyboard to the search field; in a narrow window the list comes back for it. */
    void focusSearch();
    /** Shows this update, whatever is searched or folded. Does nothing when it is not there. */
    void showUpdate(const QString &updateId);

Q_SIGNALS:
    void planRequested(const QString &updateId); ///< The owner wants to see its step in the plan.
    void importRequested();                      ///< The owner wants to choose a file with lists.

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectDetail();
    void refresh();
    void fillDetail(const QString &updateId);
    void openDetail(const QString &updateId);
    void postpone(const QString &updateId);
    void arrange();

    Session &m_session;
    const Explainer &m_explainer;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QWidget *m_panes;
    ListPane *m_list;
    UpdateDetail *m_detail;
    bool m_narrow = false;
    bool m_reading = false; ///< In a narrow window: the explanation is seen, not the list.
};

} // namespace Patchwijzer
