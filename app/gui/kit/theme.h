// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/update.h"

#include <QColor>
#include <QFont>
#include <QPalette>

#include <array>

class QApplication;

namespace Patchwijzer {

enum class ThemeKind {
    Light,
    Dark,
    HighContrast, ///< The system's palette as it is; no colours of ours.
};

/** What a stroke or a word is drawn with. Resolved at paint time, so a change of theme needs nothing else. */
enum class Ink { Text, Muted, Accent, OnAccent, Today, ThisWeek, NextRound, CanWait, NoUpdate, Success };

[[nodiscard]] Ink inkOf(Urgency urgency);

/** The colours of the window. A value computed from a palette; widgets ask it when they paint. */
struct Theme {
    ThemeKind kind = ThemeKind::Light;
    QColor window;
    QColor card;
    QColor line; ///< Hairlines only: carries no meaning, so it needs no contrast.
    QColor navigation;
    QColor soft; ///< Selected rows, icon tiles.
    QColor text;
    QColor muted; ///< Also field borders.
    QColor accent;
    QColor onAccent; ///< Words on a filled button.
    std::array<QColor, 5> urgencies;
    QColor success; ///< Only after a check.

    [[nodiscard]] QColor ink(Ink ink) const;
    [[nodiscard]] QColor of(Urgency urgency) const;
};

/** The theme's colours. For HighContrast they come from @p system. */
[[nodiscard]] Theme makeTheme(ThemeKind kind, const QPalette &system = {});
/** The theme a widget with this palette lives in: one of ours, or HighContrast for any other palette. */
[[nodiscard]] Theme themeOf(const QPalette &palette);
/** The palette that carries @p theme; for HighContrast @p system itself. */
[[nodiscard]] QPalette paletteOf(const Theme &theme, const QPalette &system = {});
/** What the system asks for: high contrast where it uses no surfaces, else light or dark. */
[[nodiscard]] ThemeKind systemThemeKind(const QPalette &system);
/** Contrast of two opaque colours, 1 to 21. @see WCAG 2.2, "contrast ratio" */
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

/** Style, palette and tooltips of the whole program. */
void applyTheme(QApplication &application, ThemeKind kind);
/** Reads the system's palette again (it changed under us) and applies what it asks for. */
void applySystemTheme(QApplication &application);
/** Makes the system's font the text size of the window: at least 15 px at 100 %, larger when the system says so. */
void applyTextSize(QApplication &application);

enum class TextRole { Title, CardTitle, Strong, Body, Small };

/** Font of a role, relative to the application's font. */
[[nodiscard]] QFont fontFor(TextRole role);
/** How much larger than the drawings (text of 15 px) the application's font is. */
[[nodiscard]] double textScale();
/** @p pixels of the drawings at the present text size; for icons and anything that holds text. */
[[nodiscard]] int scaled(int pixels);

/** Distances in pixels, on a grid of 4. */
namespace Space {
inline constexpr int unit = 4;
inline constexpr int pageX = 36;
inline constexpr int pageY = 30;
inline constexpr int cardX = 20;
inline constexpr int cardY = 18;
inline constexpr int gap = 16; ///< Between cards.
inline constexpr int row = 12; ///< Between rows in a card.
inline constexpr int chip = 8; ///< Between chips.
} // namespace Space

namespace Radius {
inline constexpr double card = 10;
inline constexpr double button = 8;
inline constexpr double chip = 7;
} // namespace Radius

} // namespace Patchwijzer
