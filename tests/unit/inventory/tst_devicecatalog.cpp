// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/productkey.h"
#include "inventory/devicecatalog.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class DeviceCatalogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsThere()
    {
        QSet<int> kinds;
        QSet<QString> ids;
        for (const auto &device : knownDevices()) {
            QVERIFY2(!ids.contains(device.id), qPrintable(device.id));
            ids.insert(device.id);
            for (const auto kind : device.kinds)
                kinds.insert(int(kind));
        }
        for (int kind = 0; kind < int(DeviceKind::Other); ++kind)
            QVERIFY2(kinds.contains(kind), qPrintable(QString::number(kind)));
        QVERIFY(ids.size() >= 60);
        QVERIFY(findKnownDevice(knownDevices(), u"fortinet-fortigate"_s));
        QVERIFY(!findKnownDevice(knownDevices(), u"nobody"_s));
        QVERIFY(!findKnownDevice(knownDevices(), {}));
    }

    /** A key that is not in the form in which advisories are kept would never find one. */
    void keysAreInNormalForm()
    {
        static const QRegularExpression form(u"^(cpe:[aoh]:[^:\\s]+:[^:\\s]+|name:[a-z0-9]+/[a-z0-9]+)$"_s);
        for (const auto &device : knownDevices()) {
            for (const auto &key : device.productKeys)
                QVERIFY2(form.match(key).hasMatch() && key == key.toLower(), qPrintable(device.id + u' ' + key));
            for (auto key : device.modelKeys) {
                QVERIFY2(key.contains("{modelcpe}"_L1) || key.contains("{modelplain}"_L1), qPrintable(key));
                key.replace("{modelcpe}"_L1, "x1"_L1).replace("{modelplain}"_L1, "x1"_L1);
                QVERIFY2(form.match(key).hasMatch(), qPrintable(device.id + u' ' + key));
            }
        }
    }

    void exampleFitsItsPattern()
    {
        for (const auto &device : knownDevices()) {
            if (device.firmwarePattern.isEmpty())
                continue;
            const QRegularExpression pattern(QRegularExpression::anchoredPattern(device.firmwarePattern),
                                             QRegularExpression::CaseInsensitiveOption);
            QVERIFY2(!device.firmwareExample.isEmpty() && pattern.match(device.firmwareExample).hasMatch(),
                     qPrintable(device.id + u' ' + device.firmwareExample));
            QVERIFY2(pattern.captureCount() > 0, qPrintable(device.id));
        }
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<Error::Code>("code");
        QTest::newRow("no json") << QByteArray("{") << Error::Code::NotJson;
        QTest::newRow("no devices") << QByteArray("{}") << Error::Code::MissingField;
        QTest::newRow("no id") << QByteArray("{'devices':[{'brand':'A','name':'B','kinds':['nas']}]}")
                               << Error::Code::MissingField;
        QTest::newRow("kind") << QByteArray("{'devices':[{'id':'a','brand':'A','name':'B','kinds':['oven']}]}")
                              << Error::Code::BadValue;
        QTest::newRow("no kinds") << QByteArray("{'devices':[{'id':'a','brand':'A','name':'B'}]}")
                                  << Error::Code::BadValue;
        QTest::newRow("unknown field") << QByteArray(
            "{'devices':[{'id':'a','brand':'A','name':'B','kinds':['nas'],'colour':1}]}")
                                       << Error::Code::BadValue;
        QTest::newRow("pattern") << QByteArray(
            "{'devices':[{'id':'a','brand':'A','name':'B','kinds':['nas'],'firmwarePattern':'('}]}")
                                 << Error::Code::BadValue;
    }

    void refused()
    {
        QFETCH(QByteArray, json);
        json.replace('\'', '"');
        const auto read = parseKnownDevices(json, u"x.json"_s);
        QVERIFY(!read);
        QTEST(read.error().code, "code");
    }
};

QTEST_GUILESS_MAIN(DeviceCatalogTest)

#include "tst_devicecatalog.moc"
