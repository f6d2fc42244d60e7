// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/csafparser.h"

#include <QFile>
#include <QtDebug>

/** Small documents of our own, and ways to look at what was read of them. */
namespace Patchwijzer::CsafTest {

using namespace Qt::Literals::StringLiterals;

inline QByteArray fileOf(const char *name)
{
    QFile file(QStringLiteral(PW_TEST_DATA "/feeds/csaf/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline const QByteArray head =
    R"("category":"csaf_base","title":"T","publisher":{"category":"vendor","name":"N",)"
    R"("namespace":"https://a.example"},"tracking":{"id":"A-1","version":"1","status":"final",)"
    R"("initial_release_date":"2099-01-01T00:00:00Z","current_release_date":"2099-01-01T00:00:00Z"})";

/** A document of @p version with its product tree and vulnerabilities, and more of the head. */
inline QByteArray documentOf(const QByteArray &version, const QByteArray &rest, const QByteArray &more = {})
{
    return "{\"document\":{\"csaf_version\":" + version + ',' + head + more + '}' + (rest.isEmpty() ? "" : ",")
        + rest // NOLINT(modernize-raw-string-literal): shorter so
        + '}';
}

inline CsafReading read(const QByteArray &json, const CsafLimits &limits = {})
{
    auto reading = parseCsaf(json, u"a.json"_s, limits);
    if (reading)
        return *std::move(reading);
    qWarning("%s: %s", qPrintable(reading.error().where), qPrintable(reading.error().detail));
    return {};
}

/** Ids of products, to compare by eye. */
inline QStringList idsOf(const CsafDocument &document, const QList<int> &products)
{
    QStringList ids;
    for (const int product : products)
        ids.append(document.products.value(product).id);
    return ids;
}

inline const CsafProduct &productOf(const CsafDocument &document, QStringView id)
{
    static const CsafProduct none;
    const int index = csafProductIndex(document, id);
    return index < 0 ? none : document.products.at(index);
}

inline QStringList placesOf(const CsafReading &reading)
{
    QStringList places;
    for (const auto &remark : reading.remarks)
        places.append(remark.where);
    return places;
}

inline QDateTime utc(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs);
}

inline const QByteArray twoProducts = R"("product_tree":{"full_product_names":[{"product_id":"B","name":"b"},)"
                                      R"({"product_id":"A","name":"a"}]})";

} // namespace Patchwijzer::CsafTest
