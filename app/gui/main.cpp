// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/kit/theme.h"
#include "gui/mainwindow.h"
#include "gui/screenshots.h"
#include "gui/startoptions.h"
#include "workflow/errorsentence.h"

#include <QApplication>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>
#include <QMessageBox>
#include <QTranslator>

#include <cstdio>
#include <memory>

using namespace Patchwijzer;

namespace {

constexpr int wrongUse = 2;
constexpr int refused = 3;

/** The program speaks Dutch; Qt's own dialogs do too where its translation is installed. */
void installTranslations(QApplication &application)
{
    QLocale::setDefault(QLocale(QLocale::Dutch, QLocale::Netherlands));
    auto *qt = new QTranslator(&application);
    if (qt->load(QStringLiteral("qtbase_nl"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
    auto *own = new QTranslator(&application);
    if (own->load(QStringLiteral(":/i18n/patchwijzer_nl.qm")))
        QCoreApplication::installTranslator(own);
}

void print(std::FILE *stream, const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), stream);
}

void chooseColours(QApplication &application, const StartOptions &options)
{
    applyTextSize(application);
    applyTheme(application, options.theme.value_or(systemThemeKind(QApplication::palette())));
}

int runWindow(QApplication &application, const StartOptions &options, const Explainer &explainer)
{
    std::shared_ptr<const Clock> clock;
    if (options.now.isValid())
        clock = std::make_shared<FixedClock>(options.now);
    else
        clock = std::make_shared<SystemClock>();
    Session::Options settings;
    settings.dataDir = options.dataDir;
    settings.root = options.root;
    settings.inventoryFile = options.inventoryFile;
    settings.caseDir = options.caseDir;
    Session session(settings, clock);
    MainWindow window(session, explainer, options.dataDir);
    window.setFollowsSystemTheme(!options.theme && options.screenshotDir.isEmpty());
    if (options.size.isValid())
        window.resize(options.size);
    window.show();
    session.startScan();
    window.importPaths(options.imports);

    std::unique_ptr<Screenshots> screenshots;
    if (!options.screenshotDir.isEmpty()) {
        screenshots = std::make_unique<Screenshots>(window, session, options.screenshotDir);
        QObject::connect(screenshots.get(), &Screenshots::finished, &application,
                         [](bool saved) { QCoreApplication::exit(saved ? 0 : refused); });
    }
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("patchwijzer"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PW_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Patchwijzer"));
    QGuiApplication::setDesktopFileName(QStringLiteral("patchwijzer"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/patchwijzer/icons/patchwijzer.svg")));
    installTranslations(application);

    const auto options = parseStartOptions(QCoreApplication::arguments());
    if (!options) {
        print(stderr, options.error().detail + u'\n');
        return wrongUse;
    }
    if (options->help || options->version) {
        print(stdout, options->help ? startHelp() : QStringLiteral("Patchwijzer " PW_VERSION "\n"));
        return 0;
    }
    chooseColours(application, *options);
    const auto explainer = Explainer::load();
    if (!explainer) {
        QMessageBox::critical(nullptr, QStringLiteral("Patchwijzer"), errorSentence(explainer.error()));
        return refused;
    }
    return runWindow(application, *options, *explainer);
}
