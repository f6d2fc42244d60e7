// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace Patchwijzer {

/** Where a fact comes from. Shown beside it: gemeten, volgens de maker, schatting. */
enum class FactOrigin {
    Measured,  ///< On this computer.
    Stated,    ///< By the publisher.
    Estimated, ///< By a rule of ours.
    Unknown,   ///< Looked for, not found.
    NotLookedFor,
};

template<typename T>
struct Fact {
    std::optional<T> value;
    FactOrigin origin = FactOrigin::NotLookedFor;

    [[nodiscard]] bool known() const { return value.has_value(); }
    bool operator==(const Fact &) const = default;
};

enum class RestartKind { None, Service, LogOut, Computer };
enum class WayBack { Yes, Partly, No };

struct Minutes {
    int from = 0;
    int to = 0;
    bool operator==(const Minutes &) const = default;
};

/** What an update does to this computer. */
struct Impact {
    Fact<RestartKind> restart;
    Fact<Minutes> duration; ///< Without the restart.
    Fact<qint64> downloadBytes;
    Fact<WayBack> wayBack;
    Fact<QList<QString>> closes; ///< Programs that must close.
    QList<QString> added;        ///< Packages that come with it, from the dry run.
    QList<QString> removed;      ///< Packages that go, from the dry run.

    bool operator==(const Impact &) const = default;
};

} // namespace Patchwijzer
