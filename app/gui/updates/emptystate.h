// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/page.h"

#include <optional>

namespace Patchwijzer {

class Button;
class Session;
class TextLabel;

/** Why a page has nothing to list. Never a reassurance. */
enum class EmptyReason {
    Looking,     ///< The first scan is running.
    NotLooked,   ///< No scan was made, or it failed.
    NoLists,     ///< Nothing pending was found, but there is no usable list of leaks either.
    NothingFound ///< Nothing pending was found.
};

/** Nothing when there are updates to show. */
[[nodiscard]] std::optional<EmptyReason> emptyReason(const Session &session);

/** What a page shows instead of an empty list: what is the matter, and the one thing to do about it. */
class EmptyState : public Page
{
    Q_OBJECT

public:
    EmptyState(Session &session, const QString &name, QWidget *parent = nullptr);

    void show(EmptyReason reason);

Q_SIGNALS:
    void importRequested(); ///< The owner wants to choose a file with lists.

private:
    void act();

    Session &m_session;
    EmptyReason m_reason = EmptyReason::NotLooked;
    TextLabel *m_title;
    TextLabel *m_text;
    Button *m_button;
};

} // namespace Patchwijzer
