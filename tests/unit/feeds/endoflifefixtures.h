// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

// What endoflife.date answers, for the tests of its answers and of the files it is made from.
namespace Patchwijzer::Test {

using namespace Qt::Literals::StringLiterals;

inline QByteArray answerOf(const QByteArray &result, const QByteArray &extra = R"("total":1)")
{
    return R"({"schema_version":"1.2.1","generated_at":"2099-01-02T14:05:52+01:00",)" + extra + R"(,"result":)" + result
        + '}';
}

inline QString unquoted(QString value)
{
    for (const QChar quote : {u'"', u'\''}) {
        if (value.startsWith(quote) && value.indexOf(quote, 1) > 0)
            return value.mid(1, value.indexOf(quote, 1) - 1);
    }
    static const QRegularExpression comment(u"\\s+#.*$"_s);
    return value.remove(comment).trimmed();
}

/** What the service makes of `eol: 2027-01-01` or `eol: true`. */
inline void addPhase(const QHash<QString, QString> &raw, const QString &key, const QString &flag, QJsonObject *json)
{
    if (!raw.contains(key))
        return;
    const bool date = raw[key].size() == 10;
    json->insert(flag, date ? QJsonValue(false) : QJsonValue(raw[key] == u"true"));
    json->insert(key + u"From"_s, date ? QJsonValue(raw[key]) : QJsonValue());
}

/** The answer of the service, made from the head of a page it is generated from: plain lines of two kinds. */
inline QJsonObject answerFromPage(const QByteArray &bytes)
{
    QJsonObject product;
    QJsonArray identifiers;
    QList<QHash<QString, QString>> releases;
    bool inReleases = false;
    static const QRegularExpression line(u"^( *)(- +)?([A-Za-z0-9_]+):\\s*(.*)$"_s);
    const auto lines = QString::fromUtf8(bytes).split(u'\n');
    for (qsizetype i = 1; i < lines.size() && lines[i].trimmed() != u"---"; ++i) {
        const auto match = line.match(lines[i]);
        if (!match.hasMatch())
            continue;
        const auto key = match.captured(3);
        const auto value = unquoted(match.captured(4));
        if (match.captured(1).isEmpty() && match.captured(2).isEmpty())
            inReleases = key == u"releases";
        if (key == u"permalink")
            product.insert(u"name"_s, value.mid(1));
        else if (key == u"title")
            product.insert(u"label"_s, value);
        else if (!match.captured(2).isEmpty() && (key == u"cpe" || key == u"purl" || key == u"repology"))
            identifiers.append(QJsonObject{{u"type"_s, key}, {u"id"_s, value}});
        else if (inReleases && key == u"releaseCycle")
            releases.append({{u"name"_s, value}});
        else if (inReleases && !releases.isEmpty())
            releases.back().insert(key, value);
    }
    QJsonArray array;
    for (const auto &raw : releases) {
        QJsonObject json{{u"name"_s, raw[u"name"_s]}, {u"releaseDate"_s, raw[u"releaseDate"_s]}};
        addPhase(raw, u"eol"_s, u"isEol"_s, &json);
        addPhase(raw, u"eoas"_s, u"isEoas"_s, &json);
        addPhase(raw, u"eoes"_s, u"isEoes"_s, &json);
        addPhase(raw, u"discontinued"_s, u"isDiscontinued"_s, &json);
        array.append(json);
    }
    product.insert(u"identifiers"_s, identifiers);
    product.insert(u"releases"_s, array);
    return product;
}

} // namespace Patchwijzer::Test
