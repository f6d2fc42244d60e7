// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/startoptions.h"

#include "workflow/assessment.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTimeZone>

namespace Patchwijzer {

namespace {

struct Start {
    Q_DECLARE_TR_FUNCTIONS(Patchwijzer::Start)
};

struct OptionText {
    QString name;
    QString value; ///< Empty for a switch.
    QString words;
};

QList<OptionText> optionTexts()
{
    return {
        {QStringLiteral("data-dir"), QStringLiteral("DIR"), Start::tr("folder for the lists and your choices")},
        {QStringLiteral("now"), QStringLiteral("ISO-8601"), Start::tr("do as if it is this moment, for tests")},
        {QStringLiteral("root"), QStringLiteral("DIR"), Start::tr("look at the system in this folder instead")},
        {QStringLiteral("inventory"), QStringLiteral("FILE"), Start::tr("show the computer from this file instead")},
        {QStringLiteral("case"), QStringLiteral("DIR"), Start::tr("folder for your choices about that other computer")},
        {QStringLiteral("import"), QStringLiteral("FILE"), Start::tr("read in this file or folder with lists")},
        {QStringLiteral("theme"), QStringLiteral("light|dark|contrast"), Start::tr("colours of the window")},
        {QStringLiteral("size"), QStringLiteral("WIDTHxHEIGHT"), Start::tr("size of the window in pixels")},
        {QStringLiteral("screenshot-dir"), QStringLiteral("DIR"),
         Start::tr("save a picture of every page there, light and dark, and stop")},
        {QStringLiteral("help"), QString(), Start::tr("show this text")},
        {QStringLiteral("version"), QString(), Start::tr("show the version")},
    };
}

tl::unexpected<Error> wrong(const QString &option, const QString &words)
{
    return fail(Error::Code::WrongUse, option, words);
}

Result<QSize> parseSize(const QString &text)
{
    const auto parts = text.split(u'x');
    bool widthRead = false;
    bool heightRead = false;
    const QSize size(parts.value(0).toInt(&widthRead), parts.value(1).toInt(&heightRead));
    constexpr int largest = 10000;
    if (parts.size() != 2 || !widthRead || !heightRead || size.isEmpty() || size.width() > largest
        || size.height() > largest)
        return wrong(QStringLiteral("--size"), Start::tr("“%1” is not a size. Write for example 1180x760.").arg(text));
    return size;
}

Result<ThemeKind> parseTheme(const QString &text)
{
    if (text == u"light")
        return ThemeKind::Light;
    if (text == u"dark")
        return ThemeKind::Dark;
    if (text == u"contrast")
        return ThemeKind::HighContrast;
    return wrong(QStringLiteral("--theme"), Start::tr("“%1” is not a theme. Write light, dark or contrast.").arg(text));
}

Result<QDateTime> parseNow(const QString &text)
{
    auto time = QDateTime::fromString(text, Qt::ISODate);
    if (!time.isValid())
        return wrong(QStringLiteral("--now"),
                     Start::tr("“%1” is not a moment. Write for example 2026-11-22T09:00:00Z.").arg(text));
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toUTC();
}

Result<StartOptions> readValues(const QCommandLineParser &parser)
{
    StartOptions options;
    const auto value = [&parser](const char *name) { return parser.value(QLatin1String(name)); };
    const auto isSet = [&parser](const char *name) { return parser.isSet(QLatin1String(name)); };
    options.dataDir = isSet("data-dir") ? value("data-dir") : defaultDataDir();
    if (isSet("now")) {
        PW_TRY(options.now, parseNow(value("now")));
    }
    if (isSet("root"))
        options.root = value("root");
    options.inventoryFile = value("inventory");
    options.caseDir = value("case");
    options.imports = parser.values(QStringLiteral("import"));
    if (isSet("theme")) {
        PW_TRY(options.theme, parseTheme(value("theme")));
    }
    if (isSet("size")) {
        PW_TRY(options.size, parseSize(value("size")));
    }
    options.screenshotDir = value("screenshot-dir");
    options.help = isSet("help");
    options.version = isSet("version");
    return options;
}

} // namespace

Result<StartOptions> parseStartOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    const auto texts = optionTexts();
    for (const auto &text : texts)
        parser.addOption(QCommandLineOption(text.name, text.words, text.value));
    if (!parser.parse(arguments)) {
        const auto unknown = parser.unknownOptionNames().value(0);
        return wrong(unknown,
                     unknown.isEmpty()
                         ? Start::tr("An option has no value. Type: patchwijzer --help")
                         : Start::tr("We do not know the option “%1”. Type: patchwijzer --help").arg(unknown));
    }
    if (const auto rest = parser.positionalArguments(); !rest.isEmpty())
        return wrong(rest.constFirst(),
                     Start::tr("We do not know what to do with “%1”. Type: patchwijzer --help").arg(rest.constFirst()));
    return readValues(parser);
}

QString startHelp()
{
    auto help = Start::tr("Patchwijzer tells which updates matter for this computer.") + QStringLiteral("\n\n")
        + Start::tr("Use: patchwijzer [options]") + u'\n';
    const auto texts = optionTexts();
    for (const auto &text : texts) {
        const auto left = QStringLiteral("  --%1 %2").arg(text.name, text.value);
        help += QStringLiteral("%1 %2\n").arg(left.leftJustified(30), text.words);
    }
    return help;
}

} // namespace Patchwijzer
