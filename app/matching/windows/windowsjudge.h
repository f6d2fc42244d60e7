// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/finding.h"
#include "core/inventory.h"
#include "core/windowsfix.h"
#include "matching/windows/windowsbuild.h"
#include "matching/windows/windowsupdates.h"

#include <QSet>
#include <QString>

#include <optional>

// Inside matching/windows only.
namespace Patchwijzer {

/** What one source says about one leak and this Windows. */
struct WindowsAnswer {
    Verdict verdict = Verdict::Undetermined; ///< Vulnerable, NotVulnerable or Undetermined.
    QString rule;                            ///< Evidence::rule
    QString reason;                          ///< Finding::reason; of an Undetermined one.
    QString installed;                       ///< What was compared: a build, or "KB5034122".
    QString required;                        ///< With what: likewise.
    QString fixedBuild;                      ///< Of a Vulnerable one, where it is known.

    [[nodiscard]] bool isCertain() const { return verdict != Verdict::Undetermined; }
    bool operator==(const WindowsAnswer &) const = default;
};

/** One Windows as it is now, for judging many leaks. */
class WindowsJudge
{
public:
    /** @param release and @param updates are borrowed. */
    WindowsJudge(const WindowsRelease &release, const WindowsUpdates &updates);

    /** @param component of its product that it is about; empty for Windows itself. */
    [[nodiscard]] WindowsAnswer judge(const WindowsFix &fix, const QString &component) const;
    [[nodiscard]] const std::optional<WindowsBuild> &build() const { return m_build; }

    /** Whether that component is in every installation of this Windows: its browsers. */
    [[nodiscard]] bool isPartOfSystem(const QString &component) const;

private:
    struct Needed {
        std::optional<WindowsBuild> plain;
        std::optional<WindowsBuild> hotpatch;
        bool otherLine = false; ///< Builds are named, none of them of this line.
    };

    [[nodiscard]] Needed neededFor(const WindowsFix &fix) const;
    [[nodiscard]] std::optional<WindowsBuild> requiredOf(const Needed &needed) const;
    [[nodiscard]] WindowsAnswer byBuild(const WindowsFix &fix, const Needed &needed) const;
    [[nodiscard]] WindowsAnswer byBounds(const WindowsFix &fix) const;
    [[nodiscard]] WindowsAnswer byUpdates(const WindowsFix &fix, bool certainlyThere) const;
    [[nodiscard]] WindowsAnswer ofSystem(const WindowsFix &fix) const;
    [[nodiscard]] WindowsAnswer ofOldSystem(const WindowsFix &fix, const WindowsAnswer &build) const;

    const WindowsRelease &m_release;
    const WindowsUpdates &m_updates;
    std::optional<WindowsBuild> m_build;
    QSet<QString> m_installed;
    QSet<QString> m_missing;
    bool m_hotpatched = false;
};

} // namespace Patchwijzer
