// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/devices.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class DevicesTest : public QObject
{
    Q_OBJECT

    const QDateTime m_now{{2026, 11, 22}, {9, 0, 0, 5}, Qt::UTC};

    static Device router()
    {
        Device device;
        device.kind = DeviceKind::Router;
        device.brand = u"AVM"_s;
        device.model = u"FRITZ!Box 7590"_s;
        device.modelId = u"avm-fritzbox"_s;
        device.firmware = u"8.02"_s;
        device.exposed = Answer::Yes;
        device.manager = DeviceManager::Supplier;
        device.note = u"In de meterkast"_s;
        return device;
    }

private Q_SLOTS:
    void readingMakesNothing()
    {
        const QTemporaryDir folder;
        QCOMPARE(readDevices(folder.path())->size(), 0);
        QCOMPARE(readDevices({})->size(), 0);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void roundTrip()
    {
        const QTemporaryDir folder;
        const auto saved = saveDevice(folder.path(), router(), m_now);
        QVERIFY(saved);
        QVERIFY(!saved->id.isEmpty());
        QCOMPARE(saved->changedAt, m_now);
        QCOMPARE(*readDevices(folder.path()), QList<Device>{*saved});

        auto changed = *saved;
        changed.firmware = u"8.03"_s;
        QVERIFY(saveDevice(folder.path(), changed, m_now.addSecs(60)));
        QCOMPARE(readDevices(folder.path())->size(), 1);
        QCOMPARE(readDevices(folder.path())->front().firmware, u"8.03"_s);

        QVERIFY(saveDevice(folder.path(), router(), m_now));
        QCOMPARE(readDevices(folder.path())->size(), 2);
        QVERIFY(removeDevice(folder.path(), saved->id));
        QCOMPARE(readDevices(folder.path())->size(), 1);
        const auto again = removeDevice(folder.path(), saved->id);
        QVERIFY(!again);
        QCOMPARE(again.error().code, Error::Code::WrongUse);
    }

    void textsAreTidied()
    {
        const QTemporaryDir folder;
        auto device = router();
        device.modelId.clear();
        device.brand = u"  A\u202EB\n C\u0007 "_s;
        device.note = QString(5000, u'x');
        const auto saved = saveDevice(folder.path(), device, m_now);
        QCOMPARE(saved->brand, u"AB C"_s);
        QCOMPARE(saved->note.size(), longestDeviceText);
    }

    void refused()
    {
        const QTemporaryDir folder;
        auto device = router();
        device.brand = u" \n"_s;
        QCOMPARE(saveDevice(folder.path(), device, m_now).error().where, u"brand"_s);
        device = router();
        device.modelId = u"nobody"_s;
        QCOMPARE(saveDevice(folder.path(), device, m_now).error().where, u"modelId"_s);
        QCOMPARE(saveDevice({}, router(), m_now).error().code, Error::Code::WrongUse);
        QVERIFY(QDir(folder.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(DevicesTest)

#include "tst_devices.moc"
