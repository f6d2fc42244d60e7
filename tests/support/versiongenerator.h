// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRandomGenerator>
#include <QString>
#include <QStringList>

namespace Patchwijzer::Test {

/** The seed of a property test: PW_SEED when set, else a new one. Print it, so that a failure can be repeated. */
[[nodiscard]] inline quint32 testSeed()
{
    bool given = false;
    const auto seed = qEnvironmentVariable("PW_SEED").toUInt(&given);
    return given ? seed : QRandomGenerator::system()->generate();
}

/** Makes version strings that look real, that are damaged, or that are hostile. Never empty, never with a NUL. */
class VersionGenerator
{
public:
    explicit VersionGenerator(quint32 seed)
        : m_random(seed)
    {
    }

    [[nodiscard]] QString next()
    {
        const auto kind = below(10);
        if (kind < 5)
            return valid();
        return kind < 8 ? mutated(valid()) : hostile();
    }

    /** Close to @p version, so that two of them differ late or not at all. */
    [[nodiscard]] QString near(const QString &version)
    {
        const auto kind = below(6);
        if (kind == 0)
            return version;
        if (kind == 1)
            return version
                + pick({QStringLiteral("~"), QStringLiteral("+b1"), QStringLiteral("-0"), QStringLiteral("0"),
                        QStringLiteral("-1"), QStringLiteral(".0")});
        if (kind == 2)
            return QStringLiteral("0:") + version;
        return mutated(version);
    }

    [[nodiscard]] int below(int bound) { return static_cast<int>(m_random.bounded(bound)); }

    template<typename T>
    void shuffle(QList<T> &list)
    {
        for (auto i = list.size(); i > 1; --i)
            list.swapItemsAt(i - 1, m_random.bounded(static_cast<int>(i)));
    }

private:
    [[nodiscard]] QString pick(const QStringList &choices)
    {
        return choices.at(below(static_cast<int>(choices.size())));
    }

    [[nodiscard]] QString number()
    {
        switch (below(8)) {
        case 0:
            return QString(below(30), u'0') + QString::number(below(100));
        case 1: {
            QString digits; // Beyond 64 bit.
            for (int length = 18 + below(30); length > 0; --length)
                digits += QChar(u'0' + below(10));
            return digits;
        }
        case 2:
            return QStringLiteral("20260") + QString::number(below(1000));
        default:
            return QString::number(below(12));
        }
    }

    [[nodiscard]] QString upstream()
    {
        auto version = number();
        for (int parts = below(4); parts > 0; --parts) {
            version += pick({QStringLiteral("."), QStringLiteral("~"), QStringLiteral("+"), QStringLiteral("~rc"),
                             QStringLiteral("a"), QStringLiteral("Z"), QStringLiteral("+dfsg"), QStringLiteral("."),
                             QStringLiteral("-"), QStringLiteral("+really"), QStringLiteral(".git")});
            version += number();
        }
        return version;
    }

    [[nodiscard]] QString valid()
    {
        QString version;
        if (below(3) == 0)
            version += QString::number(below(4)) + u':';
        version += upstream();
        if (below(3) != 0)
            version += u'-' + number()
                + pick({QString(), QStringLiteral("+deb12u1"), QStringLiteral("+b1"), QStringLiteral("~bpo12+1"),
                        QStringLiteral("ubuntu0.1")});
        return version;
    }

    [[nodiscard]] QString mutated(QString version)
    {
        for (int changes = 1 + below(3); changes > 0; --changes) {
            const auto at = below(static_cast<int>(version.size()) + 1);
            switch (below(4)) {
            case 0:
                version.insert(at, letters().at(below(static_cast<int>(letters().size()))));
                break;
            case 1:
                version.remove(at, 1 + below(2));
                break;
            case 2:
                version.insert(at, version.mid(below(static_cast<int>(version.size()) + 1), 1 + below(4)));
                break;
            default:
                if (at < version.size())
                    version[at] = letters().at(below(static_cast<int>(letters().size())));
            }
        }
        return version.isEmpty() ? QStringLiteral("0") : version;
    }

    [[nodiscard]] QString hostile()
    {
        switch (below(6)) {
        case 0:
            return pick({QStringLiteral(":"),
                         QStringLiteral("-"),
                         QStringLiteral("~"),
                         QStringLiteral("1-"),
                         QStringLiteral("-1"),
                         QStringLiteral("1:"),
                         QStringLiteral(":1"),
                         QStringLiteral("1:-1"),
                         QStringLiteral("+1:1"),
                         QStringLiteral("-0:1"),
                         QStringLiteral("-1:1"),
                         QStringLiteral("a:1"),
                         QStringLiteral("2147483647:1"),
                         QStringLiteral("2147483648:1"),
                         QStringLiteral("99999999999999999999:1"),
                         QStringLiteral("\n1:1"),
                         QStringLiteral("0x1:1"),
                         QStringLiteral("1 2"),
                         QStringLiteral(" "),
                         QStringLiteral("%s%n"),
                         QStringLiteral("$(id)"),
                         QStringLiteral("'\"`")});
        case 1:
            return pick({QStringLiteral(" "), QStringLiteral("\t"), QStringLiteral("\n")}) + valid();
        case 2:
            return valid()
                + pick({QStringLiteral(" "), QStringLiteral("\t"), QStringLiteral("\n"), QStringLiteral("-"),
                        QStringLiteral(":"), QStringLiteral("\x7f")});
        case 3:
            return QString(1 + below(200), letters().at(below(static_cast<int>(letters().size()))));
        default: {
            QString soup;
            for (int length = 1 + below(12); length > 0; --length)
                soup += letters().at(below(static_cast<int>(letters().size())));
            return soup;
        }
        }
    }

    [[nodiscard]] static const QString &letters()
    {
        static const auto set =
            QStringLiteral("0012345678999aAbzZ..--::~~++_!^/\\ \t\n\x01\u00e9\u03b1\u00a0\u2028\uff11\u4e2d");
        return set;
    }

    QRandomGenerator m_random;
};

} // namespace Patchwijzer::Test
