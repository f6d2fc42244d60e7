// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names.h"
#include "matching/programs/deviceidentity.h"

#include <QTest>

#include "claimfixture.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;

namespace {

KnownDevice range()
{
    KnownDevice known;
    known.id = u"voorbeeld-muur"_s;
    known.brand = u"Voorbeeld"_s;
    known.name = u"Muur"_s;
    known.kinds = {DeviceKind::Firewall};
    known.models = {u"Muur 40"_s};
    known.productKeys = {u"cpe:o:voorbeeld:muuros"_s};
    known.brandNames = {u"Voorbeeld Networks"_s};
    known.firmwarePattern = u"v?(\\d+\\.\\d+\\.\\d+)(?: build\\d+)?(?: Update (\\d+))?"_s;
    return known;
}

KnownDevice models()
{
    KnownDevice known;
    known.id = u"voorbeeld-router"_s;
    known.brand = u"Voorbeeld"_s;
    known.name = u"Router"_s;
    known.kinds = {DeviceKind::Router};
    known.modelKeys = {u"cpe:o:voorbeeld:{modelcpe}_firmware"_s, u"name:voorbeeld/{modelplain}"_s};
    return known;
}

Device device(DeviceKind kind, const QString &brand, const QString &model, const QString &firmware)
{
    Device device;
    device.kind = kind;
    device.brand = brand;
    device.model = model;
    device.firmware = firmware;
    return device;
}

} // namespace

class DeviceIdentityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firmware_data()
    {
        QTest::addColumn<QString>("firmware");
        QTest::addColumn<QString>("plain");
        QTest::newRow("plain") << u"7.4.4"_s << u"7.4.4"_s;
        QTest::newRow("build") << u" v7.4.4 build2662 "_s << u"7.4.4"_s;
        QTest::newRow("two groups") << u"7.4.4 Update 3"_s << u"7.4.4-3"_s;
        QTest::newRow("something else") << u"newest"_s << u"newest"_s;
        QTest::newRow("nothing") << QString() << QString();
    }

    void firmware()
    {
        QFETCH(const QString, firmware);
        QTEST(plainFirmware(firmware, range().firmwarePattern), "plain");
    }

    void wholeRange()
    {
        auto chosen = device(DeviceKind::Firewall, u"Voorbeeld"_s, u"Muur 40"_s, u"v7.4.4 build2662"_s);
        chosen.modelId = u"voorbeeld-muur"_s;
        const auto found = deviceSoftware({chosen}, {models(), range()});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.front().identity.rung, IdentityRung::ExactIdentifier);
        QCOMPARE(found.front().identity.productKeys, QList<QString>{u"cpe:o:voorbeeld:muuros"_s});
        QCOMPARE(found.front().identity.version, u"7.4.4"_s);
        QCOMPARE(found.front().software.version, u"v7.4.4 build2662"_s);
        QCOMPARE(found.front().software.kind, SoftwareKind::Device);
        // Typed in: the maker by another of its names.
        chosen.modelId.clear();
        chosen.brand = u"voorbeeld networks"_s;
        chosen.model = u"Muur 9999"_s;
        QCOMPARE(deviceSoftware({chosen}, {models(), range()}).front().identity.program, u"voorbeeld-muur"_s);
    }

    void modelInTheName()
    {
        const auto typed = device(DeviceKind::Router, u"Voorbeeld"_s, u"Snel AX 21"_s, u"1.2"_s);
        const auto found = deviceSoftware({typed}, {models(), range()});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.front().identity.rung, IdentityRung::Curated);
        QCOMPARE(found.front().identity.productKeys,
                 (QList<QString>{u"cpe:o:voorbeeld:snel_ax_21_firmware"_s, u"name:voorbeeld/snelax21"_s}));
        QVERIFY(deviceSoftware({device(DeviceKind::Router, u"Voorbeeld"_s, {}, {})}, {models()}).isEmpty());
    }

    void brandNobodyKnows()
    {
        const auto typed = device(DeviceKind::Nas, u"Ander Merk B.V."_s, u"Kast 2"_s, u"1.2"_s);
        const auto found = deviceSoftware({typed}, {models(), range()});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.front().identity.rung, IdentityRung::VendorAndName);
        QCOMPARE(found.front().identity.productKeys, QList<QString>{u"name:andermerk/kast2"_s});
        QVERIFY(found.front().identity.confidence() < certainConfidence);
    }

    /** A brand that makes both: the kind tells which; where it does not, nothing is guessed. */
    void kindTellsWhich()
    {
        const auto camera = device(DeviceKind::Camera, u"Voorbeeld"_s, u"Oog 1"_s, u"1.2"_s);
        QCOMPARE(deviceSoftware({camera}, {models(), range()}).front().identity.rung, IdentityRung::VendorAndName);
    }

    void makersKeys()
    {
        QCOMPARE(makerKeysOf(device(DeviceKind::Firewall, u"Voorbeeld Networks"_s, u"x"_s, {}), {range(), models()}),
                 (QList<QString>{u"cpe:o:voorbeeld:"_s, u"name:voorbeeld/"_s, u"name:voorbeeldnetworks/"_s}));
        QCOMPARE(makerKeysOf(device(DeviceKind::Nas, u"Ander Merk B.V."_s, {}, {}), {range()}),
                 QList<QString>{u"name:andermerk/"_s});
        QCOMPARE(makerKeysOf(device(DeviceKind::Nas, u"-"_s, {}, {}), {range()}), QList<QString>());
    }

    void judgedLikeTheRest()
    {
        auto chosen = device(DeviceKind::Firewall, u"Voorbeeld"_s, u"Muur 40"_s, u"7.4.3"_s);
        chosen.modelId = u"voorbeeld-muur"_s;
        auto said = claim({affectedBelow(u"7.4.0"_s, u"7.4.4"_s), affectedBelow(u"7.2.0"_s, u"7.2.9"_s)});
        said.productKeys = {u"cpe:o:voorbeeld:muuros"_s};
        const auto judge = [&](const Device &one) {
            const auto software = deviceSoftware({one}, {range()});
            return matchPrograms({software, {said}, feeds(), SystemFamily::Linux, u"amd64"_s, {}, today()}).front();
        };
        QCOMPARE(judge(chosen).verdict, Verdict::Vulnerable);
        QCOMPARE(judge(chosen).fixedVersion, u"7.4.4"_s);
        chosen.firmware = u"v7.4.4 build2662"_s;
        QCOMPARE(judge(chosen).verdict, Verdict::NotVulnerable);
        // Without a version: look for yourself; neither red nor green.
        chosen.firmware.clear();
        QCOMPARE(judge(chosen).verdict, Verdict::Undetermined);
        QCOMPARE(judge(chosen).reason, u"versionUnknown"_s);
    }
};

QTEST_GUILESS_MAIN(DeviceIdentityTest)

#include "tst_deviceidentity.moc"
