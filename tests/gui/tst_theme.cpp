// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/kit/buttons.h"
#include "gui/kit/chip.h"
#include "gui/kit/icons.h"
#include "gui/kit/impactchips.h"
#include "gui/kit/texts.h"
#include "gui/kit/theme.h"
#include "gui/pagesupport.h"

#include <QAccessible>
#include <QImage>
#include <QTest>

using namespace Patchwijzer;

namespace {

QPalette blackAndWhite()
{
    QPalette palette(Qt::white, Qt::black, Qt::black, Qt::black, Qt::black, Qt::white, Qt::black);
    palette.setColor(QPalette::Window, Qt::black);
    palette.setColor(QPalette::Button, Qt::black);
    return palette;
}

/** Pixels of @p image that are not transparent. */
int inkedPixels(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
    }
    return count;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void knowsTheContrastOfKnownPairs()
    {
        QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white) * 100), 2100);
        QCOMPARE(qRound(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) * 100), 448);
        QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
    }

    void wordsReadWellOnEverySurface_data()
    {
        QTest::addColumn<ThemeKind>("kind");
        QTest::newRow("light") << ThemeKind::Light;
        QTest::newRow("dark") << ThemeKind::Dark;
        QTest::newRow("contrast") << ThemeKind::HighContrast;
    }
    void wordsReadWellOnEverySurface()
    {
        QFETCH(ThemeKind, kind);
        const auto theme = makeTheme(kind, blackAndWhite());
        for (const auto &surface : {theme.window, theme.card, theme.navigation, theme.soft}) {
            for (const auto ink : {Ink::Text, Ink::Muted, Ink::Accent, Ink::Today, Ink::ThisWeek, Ink::NextRound,
                                   Ink::CanWait, Ink::NoUpdate, Ink::Success})
                QVERIFY2(contrastRatio(theme.ink(ink), surface) >= 4.5, qPrintable(theme.ink(ink).name()));
        }
        // Also the focus ring inside a filled button.
        QVERIFY(contrastRatio(theme.onAccent, theme.accent) >= 4.5);
    }

    void findsItsThemeBackInThePalette()
    {
        for (const auto kind : {ThemeKind::Light, ThemeKind::Dark}) {
            const auto theme = themeOf(paletteOf(makeTheme(kind)));
            QCOMPARE(theme.kind, kind);
            QCOMPARE(theme.of(Urgency::Today), makeTheme(kind).of(Urgency::Today));
        }
    }

    void highContrastUsesNoColourOfOurs()
    {
        const auto system = blackAndWhite();
        QCOMPARE(systemThemeKind(system), ThemeKind::HighContrast);
        const auto theme = makeTheme(ThemeKind::HighContrast, system);
        QCOMPARE(paletteOf(theme, system), system);
        for (const auto urgency :
             {Urgency::Today, Urgency::ThisWeek, Urgency::NextRound, Urgency::CanWait, Urgency::NoUpdate})
            QCOMPARE(theme.of(urgency), QColor(Qt::white));
        QCOMPARE(themeOf(system).kind, ThemeKind::HighContrast);
    }

    void followsALightOrADarkSystem()
    {
        QCOMPARE(systemThemeKind(QPalette(QColor(0xef, 0xef, 0xef))), ThemeKind::Light);
        QCOMPARE(systemThemeKind(QPalette(QColor(0x32, 0x32, 0x32))), ThemeKind::Dark);
    }

    void drawsEveryIconInTheColourAsked()
    {
        for (const auto icon : allIcons()) {
            const auto image = iconPixmap(icon, 20, Qt::red, 2).toImage();
            QCOMPARE(image.size(), QSize(40, 40));
            QVERIFY2(inkedPixels(image) > 30, qPrintable(iconName(icon)));
            for (int x = 0; x < image.width(); ++x) {
                const auto pixel = image.pixelColor(x, 20);
                const bool red = pixel.red() > 250 && pixel.green() < 5 && pixel.blue() < 5;
                QVERIFY2(pixel.alpha() < 250 || red, qPrintable(iconName(icon)));
            }
        }
    }

    void buttonsAreLargeEnoughToHit()
    {
        for (const auto kind : {ButtonKind::Primary, ButtonKind::Outlined, ButtonKind::Link, ButtonKind::SmallLink}) {
            const Button button(QStringLiteral("i"), kind);
            QVERIFY(button.sizeHint().width() >= 24);
            QVERIFY(button.sizeHint().height() >= 24);
        }
    }

    void buttonsObeyEnterAndSpace()
    {
        Button button(QStringLiteral("Look again"), ButtonKind::Outlined);
        int pressed = 0;
        connect(&button, &QAbstractButton::clicked, this, [&pressed] { ++pressed; });
        QTest::keyClick(&button, Qt::Key_Return);
        QTest::keyClick(&button, Qt::Key_Space);
        QCOMPARE(pressed, 2);
    }

    void showsWhereTheKeyboardIs()
    {
        for (const auto kind : {ButtonKind::Primary, ButtonKind::Outlined, ButtonKind::Link, ButtonKind::SmallLink}) {
            QWidget window;
            Button button(QStringLiteral("Look again"), kind, &window);
            button.resize(button.sizeHint());
            Button other(QStringLiteral("Other"), kind, &window);
            window.show();
            QVERIFY(QTest::qWaitForWindowActive(&window));
            other.setFocus();
            const auto without = button.grab().toImage();
            button.setFocus();
            QVERIFY(button.grab().toImage() != without);
        }
    }

    void textNeverBecomesMarkup()
    {
        TextLabel label(QStringLiteral("<b>a</b>\n&amp; <a href='x'>b</a>"));
        QCOMPARE(label.textFormat(), Qt::PlainText);
        const auto lines = label.heightForWidth(1000);
        label.setText(QStringLiteral("one line"));
        QVERIFY(lines > label.heightForWidth(1000)); // The line break counts, and nothing else.
        QVERIFY(lines < 3 * label.heightForWidth(1000));
    }

    void textKeepsToAReadableColumn()
    {
        const TextLabel label(QStringLiteral("een regel gewone tekst op ").repeated(20));
        const auto characters = label.sizeHint().width() * 25
            / label.fontMetrics().horizontalAdvance(QStringLiteral("een regel gewone tekst op"));
        QVERIFY2(characters <= 80, qPrintable(QString::number(characters)));
        QVERIFY(label.heightForWidth(200) > label.heightForWidth(400));
    }

    void everythingGrowsWithTheTextSize()
    {
        const TextLabel text(QStringLiteral("Overview"));
        const Button button(QStringLiteral("Look again"), ButtonKind::Primary);
        const Chip chip({Icon::Clock, QStringLiteral("4 minutes"), QStringLiteral("estimate")});
        const auto before = std::array{text.sizeHint().height(), button.sizeHint().height(), chip.sizeHint().height()};
        const Test::TextSize twice(2);
        QTRY_VERIFY(text.sizeHint().height() > before[0] * 1.7);
        QVERIFY(button.sizeHint().height() > before[1] * 1.4);
        QVERIFY(chip.sizeHint().height() > before[2] * 1.4);
    }

    void chipsAreReadAloudWithTheirOrigin()
    {
        const Chip chip({Icon::Clock, QStringLiteral("4 minutes"), QStringLiteral("estimate")});
        QCOMPARE(chip.accessibleName(), QStringLiteral("4 minutes, estimate"));
    }

    void impactSaysWhatIsUnknown()
    {
        Impact impact;
        QCOMPARE(impactChips(impact).size(), 1); // One chip that says so, not four.
        impact.restart = {RestartKind::Computer, FactOrigin::Measured};
        const auto chips = impactChips(impact);
        QCOMPARE(chips.size(), 4);
        QCOMPARE(chips.at(0),
                 (ChipText{Icon::Restart, QStringLiteral("computer restarts"), QStringLiteral("measured")}));
        QCOMPARE(chips.at(1), (ChipText{Icon::Clock, QStringLiteral("duration: unknown"), QString()}));
        QVERIFY(chips.at(2).words.contains(QStringLiteral("unknown")));
        QVERIFY(chips.at(3).words.contains(QStringLiteral("unknown")));
    }

    void impactNamesWhatCloses()
    {
        Impact impact;
        impact.closes = {QList<QString>{QStringLiteral("Firefox")}, FactOrigin::Measured};
        QCOMPARE(impactChips(impact).constFirst().words, QStringLiteral("Firefox closes"));
        impact.downloadBytes = {0, FactOrigin::Measured};
        QCOMPARE(impactChips(impact).constLast().words, QStringLiteral("already downloaded"));
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
