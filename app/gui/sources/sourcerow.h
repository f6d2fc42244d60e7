// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedstate.h"
#include "gui/kit/icons.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace Patchwijzer {

/** Where a list stands on the page; in the order of the page. */
enum class SourceGroup {
    Attention, ///< Something is wrong with it, and the owner can do something about that.
    Needed,    ///< This computer is judged by it.
    Held,      ///< It is there all the same.
    Other      ///< Neither.
};

/** One list as the page shows it; a value, so that tests can look at every word. */
struct SourceRow {
    QString id;
    SourceGroup group = SourceGroup::Other;
    Icon icon = Icon::Info;
    Ink ink = Ink::Muted;
    QString heading;     ///< The list by the name that the owner knows.
    QString sentence;    ///< How old it is and what that means.
    QString problem;     ///< What stood in the way the last time, with its date; may be empty.
    QStringList remarks; ///< Records that were left out, or taken though they break the rules.
    QString contents;    ///< Age, how much is in it, and about what; empty when it is not there.
    QString source;      ///< Whose it is, under which licence, and when it came and was looked after.
    QString hint;        ///< How else to get it, when it cannot be fetched.
    bool canFetch = false;

    bool operator==(const SourceRow &) const = default;
};

/** What a group of lists is called: the heading above them. */
[[nodiscard]] QString groupText(SourceGroup group);

/** How the list stands, in one go, for who cannot see the page. */
[[nodiscard]] QString spokenText(const SourceRow &row);

/** The rows of the page: what asks for attention first, then what is needed, then the rest, each by name. */
[[nodiscard]] QList<SourceRow> sourceRows(const QList<FeedState> &feeds, const QDateTime &now);

/** "Debian:11", "Debian:12" as "Debian 11 and 12". A long list is cut short and says so. */
[[nodiscard]] QString coversText(const QList<QString> &covers);

} // namespace Patchwijzer
