// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/kit/theme.h"

#include "gui/kit/style.h"

#include <QApplication>
#include <QFontInfo>
#include <QToolTip>

#include <cmath>

namespace Patchwijzer {

namespace {

constexpr double textPixels = 15;

QColor hex(const char *name)
{
    return QColor(QLatin1String(name));
}

Theme lightTheme()
{
    Theme theme;
    theme.kind = ThemeKind::Light;
    theme.window = hex("#f6f7f8");
    theme.card = hex("#ffffff");
    theme.line = hex("#d9dee3");
    theme.navigation = hex("#eef1f4");
    theme.soft = hex("#e8f1f4");
    theme.text = hex("#1c2430");
    theme.muted = hex("#55606e");
    theme.accent = hex("#0a5f78");
    theme.onAccent = hex("#ffffff");
    theme.urgencies = {hex("#a3201a"), hex("#8a4b00"), hex("#1f5a9e"), hex("#55606e"), hex("#5b4a8a")};
    theme.success = hex("#23693b");
    return theme;
}

Theme darkTheme()
{
    Theme theme;
    theme.kind = ThemeKind::Dark;
    theme.window = hex("#171b20");
    theme.card = hex("#20262d");
    theme.line = hex("#38414b");
    theme.navigation = hex("#1b2026");
    theme.soft = hex("#233239");
    theme.text = hex("#eceff3");
    theme.muted = hex("#a9b4c0");
    theme.accent = hex("#6cc3dc");
    theme.onAccent = hex("#0d1a1f");
    theme.urgencies = {hex("#ff9d94"), hex("#f2b56b"), hex("#8fbdf2"), hex("#a9b4c0"), hex("#c3b3f0")};
    theme.success = hex("#86d3a0");
    return theme;
}

/** Everything in the system's own pair of colours: the only pair whose contrast the user chose. */
Theme highContrastTheme(const QPalette &system)
{
    Theme theme;
    theme.kind = ThemeKind::HighContrast;
    theme.window = system.color(QPalette::Window);
    theme.card = theme.window;
    theme.navigation = theme.window;
    theme.soft = theme.window;
    theme.text = system.color(QPalette::WindowText);
    theme.line = theme.text;
    theme.muted = theme.text;
    theme.accent = theme.text;
    theme.onAccent = theme.window;
    theme.urgencies.fill(theme.text);
    theme.success = theme.text;
    return theme;
}

double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double ratioOf(TextRole role)
{
    switch (role) {
    case TextRole::Title:
        return 27 / textPixels;
    case TextRole::CardTitle:
        return 16.5 / textPixels;
    case TextRole::Strong:
    case TextRole::Body:
        return 1;
    case TextRole::Small:
        return 13.5 / textPixels;
    }
    return 1;
}

QFont resized(QFont font, double factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    return font;
}

void setTheme(QApplication &application, ThemeKind kind, const QPalette &system)
{
    const auto palette = paletteOf(makeTheme(kind, system), system);
    application.setPalette(palette);
    QToolTip::setPalette(palette);
}

} // namespace

Ink inkOf(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Today:
        return Ink::Today;
    case Urgency::ThisWeek:
        return Ink::ThisWeek;
    case Urgency::NextRound:
        return Ink::NextRound;
    case Urgency::CanWait:
        return Ink::CanWait;
    case Urgency::NoUpdate:
        return Ink::NoUpdate;
    }
    return Ink::Text;
}

QColor Theme::ink(Ink ink) const
{
    switch (ink) {
    case Ink::Text:
        return text;
    case Ink::Muted:
        return muted;
    case Ink::Accent:
        return accent;
    case Ink::OnAccent:
        return onAccent;
    case Ink::Today:
        return urgencies[0];
    case Ink::ThisWeek:
        return urgencies[1];
    case Ink::NextRound:
        return urgencies[2];
    case Ink::CanWait:
        return urgencies[3];
    case Ink::NoUpdate:
        return urgencies[4];
    case Ink::Success:
        return success;
    }
    return text;
}

QColor Theme::of(Urgency urgency) const
{
    return ink(inkOf(urgency));
}

Theme makeTheme(ThemeKind kind, const QPalette &system)
{
    switch (kind) {
    case ThemeKind::Light:
        return lightTheme();
    case ThemeKind::Dark:
        return darkTheme();
    case ThemeKind::HighContrast:
        break;
    }
    return highContrastTheme(system);
}

Theme themeOf(const QPalette &palette)
{
    for (const auto kind : {ThemeKind::Light, ThemeKind::Dark}) {
        const auto theme = makeTheme(kind);
        if (palette.color(QPalette::Window) == theme.window && palette.color(QPalette::Base) == theme.card)
            return theme;
    }
    return highContrastTheme(palette);
}

QPalette paletteOf(const Theme &theme, const QPalette &system)
{
    if (theme.kind == ThemeKind::HighContrast)
        return system;
    QPalette palette(theme.text, theme.card, theme.card, theme.line, theme.line, theme.text, theme.card);
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::AlternateBase, theme.navigation);
    palette.setColor(QPalette::Mid, theme.line);
    palette.setColor(QPalette::Midlight, theme.soft);
    palette.setColor(QPalette::Dark, theme.muted);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    palette.setColor(QPalette::ToolTipBase, theme.card);
    palette.setColor(QPalette::ToolTipText, theme.text);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.muted);
    return palette;
}

ThemeKind systemThemeKind(const QPalette &system)
{
    const auto window = system.color(QPalette::Window);
    const auto text = system.color(QPalette::WindowText);
    // A high-contrast scheme has one background for everything, in (nearly) black and white.
    const bool flat = window == system.color(QPalette::Base) && window == system.color(QPalette::Button);
    if (flat && contrastRatio(window, text) > 18)
        return ThemeKind::HighContrast;
    return luminance(window) < luminance(text) ? ThemeKind::Dark : ThemeKind::Light;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const auto first = luminance(a);
    const auto second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

void applyTheme(QApplication &application, ThemeKind kind)
{
    application.setStyle(makeStyle());
    application.setPalette(QPalette()); // Back to the system's own, which HighContrast is made of.
    setTheme(application, kind, QApplication::palette());
}

void applySystemTheme(QApplication &application)
{
    application.setPalette(QPalette());
    const auto system = QApplication::palette();
    setTheme(application, systemThemeKind(system), system);
}

void applyTextSize(QApplication &application)
{
    const auto font = QApplication::font();
    const double pixels = QFontInfo(font).pixelSize();
    // Reading text stands a little above the system's own interface size, and never below the drawings.
    const auto wanted = std::max(textPixels, pixels * 1.1);
    application.setFont(resized(font, wanted / pixels));
}

QFont fontFor(TextRole role)
{
    auto font = resized(QApplication::font(), ratioOf(role));
    if (role != TextRole::Body && role != TextRole::Small)
        font.setWeight(QFont::DemiBold);
    return font;
}

double textScale()
{
    return QFontInfo(QApplication::font()).pixelSize() / textPixels;
}

int scaled(int pixels)
{
    return qRound(pixels * std::max(1.0, textScale()));
}

} // namespace Patchwijzer
