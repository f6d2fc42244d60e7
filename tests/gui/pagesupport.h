// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/buttons.h"
#include "gui/kit/theme.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QScrollArea>
#include <QTest>
#include <QWidget>

namespace Patchwijzer::Test {

/** The button with these words that can be seen; nullptr when there is none. */
[[nodiscard]] inline QPushButton *button(const QWidget &page, const QString &text)
{
    for (auto *candidate : page.findChildren<QPushButton *>()) {
        if (candidate->isVisible() && candidate->text() == text)
            return candidate;
    }
    return nullptr;
}

/** Presses it with the mouse, as an owner would. @return whether it was there. */
[[nodiscard]] inline bool press(const QWidget &page, const QString &text)
{
    auto *found = button(page, text);
    if (found == nullptr || !found->isEnabled())
        return false;
    QTest::mouseClick(found, Qt::LeftButton);
    return true;
}

/** Everything that can be read on @p page now, one text a line. */
[[nodiscard]] inline QString textOf(const QWidget &page)
{
    QStringList lines;
    for (const auto *label : page.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&page))
            lines.append(label->text());
    }
    return lines.join(QLatin1Char('\n'));
}

/** Controls that take the keyboard and have no name for a screen reader. */
[[nodiscard]] inline QStringList namelessControls(const QWidget &page)
{
    QStringList nameless;
    for (auto *widget : page.findChildren<QWidget *>()) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0 || widget->focusProxy() != nullptr)
            continue;
        auto *interface = QAccessible::queryAccessibleInterface(widget);
        if (interface == nullptr || interface->text(QAccessible::Name).isEmpty())
            nameless.append(QString::fromLatin1(widget->metaObject()->className()));
    }
    return nameless;
}

/** Widgets with words that get less room than they need, or stick out of what they are in. */
[[nodiscard]] inline QStringList clippedWidgets(const QWidget &page)
{
    QStringList clipped;
    for (const auto *widget : page.findChildren<QWidget *>()) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *box = qobject_cast<const QAbstractButton *>(widget);
        const auto words = label ? label->text() : box ? box->text() : QString();
        if (!widget->isVisible() || words.isEmpty())
            continue;
        const bool narrow = box && box->width() < box->minimumSizeHint().width();
        const bool low = label ? label->height() < label->heightForWidth(label->width())
                               : box->height() < box->minimumSizeHint().height();
        const auto right = widget->mapTo(&page, widget->rect().topRight()).x();
        if (narrow || low || right > page.width())
            clipped.append(QStringLiteral("%1 (%2x%3)").arg(words).arg(widget->width()).arg(widget->height()));
    }
    for (const auto *area : page.findChildren<QScrollArea *>()) {
        if (area->isVisible() && area->widget() && area->widget()->width() > area->viewport()->width())
            clipped.append(QStringLiteral("scrolls sideways: ") + area->accessibleName());
    }
    return clipped;
}

/** Text at this many times the size of the drawings, for the life of the object. */
class TextSize
{
public:
    explicit TextSize(double factor)
        : m_before(QApplication::font())
    {
        auto font = m_before;
        font.setPixelSize(qRound(15 * factor));
        QApplication::setFont(font);
    }
    ~TextSize() { QApplication::setFont(m_before); }
    TextSize(const TextSize &) = delete;
    TextSize &operator=(const TextSize &) = delete;

private:
    QFont m_before;
};

/** Keeps a picture of @p page where PW_SCREENSHOTS names a folder: for people to look at. */
inline void keepPicture(QWidget &page, const QString &name)
{
    const auto folder = qEnvironmentVariable("PW_SCREENSHOTS");
    if (folder.isEmpty() || !QDir().mkpath(folder))
        return;
    QTest::qWait(50); // Layouts and delayed items.
    page.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

/** What is cut off when the layouts have had time to run. */
[[nodiscard]] inline QStringList clippedInTheEnd(QWidget &page)
{
    const bool fits = QTest::qWaitFor([&] { return clippedWidgets(page).isEmpty(); }, 5000);
    if (!fits)
        keepPicture(page, QStringLiteral("clipped"));
    return clippedWidgets(page);
}

} // namespace Patchwijzer::Test
