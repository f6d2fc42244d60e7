// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QList>
#include <QString>

#include <random>

namespace Patchwijzer::Test {

/** Puts texts together that nobody wrote: the same ones each time the test runs. Sense they have none; what they have
 * is every kind of word, mark and line end that a measure can trip over.
 */
class TextMaker
{
public:
    TextMaker()
    {
        for (const auto *name : {"common", "everyday", "forbidden", "names"}) {
            QFile file(QStringLiteral(PW_SOURCE_DIR "/resources/explain/nl/words/%1.txt").arg(QLatin1String(name)));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            QList<QString> words;
            for (const auto &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
                const auto word = line.section(u'#', 0, 0).trimmed();
                if (!word.isEmpty())
                    words += word;
            }
            m_lists += words;
        }
    }

    [[nodiscard]] QString text()
    {
        QString text = chance(2) ? QStringLiteral("# ") + sentence() + u'\n' : QString();
        const auto lines = 1 + below(12);
        for (qsizetype i = 0; i < lines; ++i)
            text += line() + pick({"\n", "\n\n", "\r\n", "\n \n", "\u2028"});
        // At least one sentence, so that there is something to measure.
        return text + QStringLiteral("Dat is het.")
            + (chance(4) ? QStringLiteral("<!-- open\nblijft staan") : QString());
    }

private:
    qsizetype below(qsizetype limit) { return static_cast<qsizetype>(m_random() % static_cast<unsigned>(limit)); }
    bool chance(qsizetype oneIn) { return below(oneIn) == 0; }
    QString pick(const QList<const char *> &choices) { return QString::fromUtf8(choices.at(below(choices.size()))); }
    QString pickOf(const QList<QString> &choices) { return choices.at(below(choices.size())); }

    QString line()
    {
        switch (below(9)) {
        case 0:
            return QStringLiteral("## ") + sentence();
        case 1:
            return QStringLiteral("- ") + sentence() + u' ' + sentence();
        case 2:
            return QStringLiteral("%1. ").arg(below(30)) + sentence();
        case 3:
            return pick({"---", "====", "| - |", "<!-- weg -->", "<!-- twee\nregels -->", "...", "#", "- ", "1."});
        default: {
            QString line;
            for (qsizetype i = 1 + below(4); i > 0; --i)
                line += sentence() + pick({" ", " ", "  ", "\t", "\u00a0"});
            return line;
        }
        }
    }

    QString sentence()
    {
        QList<QString> words;
        for (qsizetype i = 1 + below(22); i > 0; --i)
            words += chance(12) ? u'"' + word() + u'"' : word();
        words.first() = words.first().left(1).toUpper() + words.first().mid(1);
        return words.join(pick({" ", " ", " ", ", ", " - ", "; "}))
            + pick({".", ".", "?", "!", ":", "...", ".\"", ".)"});
    }

    QString word()
    {
        switch (below(14)) {
        case 0:
            return pickOf(m_lists.at(1)) + pick({"s", "en", "e", "'s", "t", "n", ""});
        case 1:
            return pickOf(m_lists.at(2)).replace(u'*', pick({"", "s", "en", "de"}));
        case 2:
            return pickOf(m_lists.at(3));
        case 3: // A compound, good or bad.
            return pickOf(m_lists.at(0)) + pick({"", "s", "en", "-", "e", "'"}) + pickOf(m_lists.at(0));
        case 4:
            return pick({"wordt", "worden", "werd", "geïnstalleerd", "opgestart", "verwijderd", "ontvangen", "gegeven",
                         "herkend", "begrepen", "gen", "gebruikt", "beeld", "mislukt"});
        case 5:
            return pick({"je", "jouw", "Jullie", "u", "uw", "indien", "Tevens", "middels", "op basis van", "bijv.",
                         "o.a.", "enz.", "ramp", "alarmerend", "code rood", "paniek", "catastrofaal"});
        case 6:
            return pick({"{{naam}}", "{{een naam}}", "1.2.3",  "17.00", "3",   "12345678", "CVE-2099-1", "KB123",
                         "x86_64",   "{{",           "}}",     "100%",  "é",   "ß",        "µ",          "Ø",
                         "²",        "日本",         "пример", "😀",     "a_b", "en/of",    "'s",         "’t"});
        case 7:
            return pick({"software", "updates", "website", "sites",    "online",         "downloaden", "teams",
                         "services", "Chrome",  "files",   "codes",    "Outlook",        "releases",   "applications",
                         "games",    "jeans",   "mobile",  "Explorer", "warehouse",      "remote",     "bytes",
                         "google",   "space",   "royaal",  "ideeën",   "zeeën",          "reünie",     "coöperatie",
                         "quiz",     "y",       "yoghurt", "eeuwen",   "vpn-verbinding", "foto’s"});
        case 8:
            return pick({"**vet**", "_schuin_", "`code`", "*", "beveiligingspatch", "zero-dayaanval", "exploitcode",
                         "patchtest", "IT-beheerder", "ip-adressen", "beveiligings-patch"});
        default:
            return pickOf(m_lists.at(0));
        }
    }

    std::mt19937 m_random{20260822}; ///< The engine is the same everywhere; the standard's distributions are not.
    QList<QList<QString>> m_lists;
};

[[nodiscard]] inline QList<QString> madeTexts(qsizetype count)
{
    TextMaker maker;
    QList<QString> texts;
    for (qsizetype i = 0; i < count; ++i)
        texts += maker.text();
    return texts;
}

} // namespace Patchwijzer::Test
