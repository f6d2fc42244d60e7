// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventoryfile.h"

#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

using Kind = SoftwareIdentifier::Kind;

/** CycloneDX and SPDX, in all their forms. */
class TestSbom : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAPackageUrl_data();
    void readsAPackageUrl();
    void readsWhatIsNoPackage_data();
    void readsWhatIsNoPackage();
    void takesTheReleaseFromTheSystem();
    void takesTheReleaseOnlyWhenAllAgree();
    void readsWhatTrivySays();
    void readsNestedComponentsAndTheSubject();
    void leavesOutWhatIsNoSoftware_data();
    void leavesOutWhatIsNoSoftware();
    void readsTheSameFromXml();
    void readsSpdx();
    void readsTheSameFromTagsAndValues();
    void readsSpdx3();
    void followsOwnershipInAnyOrder();
    void skipsARecordWithTheReason_data();
    void skipsARecordWithTheReason();
    void cutAnywhereIsRefused();
    void survivesNestingWithoutEnd();
    void keepsWhatItSaysShort_data();
    void keepsWhatItSaysShort();

private:
    static Result<Inventory> read(const QByteArray &bytes)
    {
        return readInventoryFile(bytes, u"f"_s, QDateTime(QDate(2026, 11, 22), QTime(6, 0), Qt::UTC));
    }
    static QByteArray cyclone(const QByteArray &components)
    {
        return R"j({"bomFormat":"CycloneDX","specVersion":"1.6","components":[)j" + components + "]}";
    }
    static QByteArray spdx(const QByteArray &packages, const QByteArray &relationships = {})
    {
        return R"j({"spdxVersion":"SPDX-2.3","creationInfo":{"created":"2026-01-02T03:04:05Z"},"packages":[)j"
            + packages + R"j(],"relationships":[)j" + relationships + "]}";
    }
    static const Software *named(const Inventory &inventory, const QString &name)
    {
        const auto found = std::find_if(inventory.software.begin(), inventory.software.end(),
                                        [&](const Software &one) { return one.name == name; });
        return found == inventory.software.end() ? nullptr : &*found;
    }
};

void TestSbom::readsAPackageUrl_data()
{
    QTest::addColumn<QByteArray>("purl");
    QTest::addColumn<QString>("nameVersion");
    QTest::addColumn<QString>("source");
    QTest::addColumn<VersionScheme>("scheme");
    const auto row = [](const char *name, const char *purl, const QString &nameVersion, const QString &source,
                        VersionScheme scheme) {
        QTest::newRow(name) << QByteArray(purl) << nameVersion << source << scheme;
    };
    row("deb", "pkg:deb/debian/bash@5.2.15-2%2Bb2?arch=amd64&distro=debian-12", u"bash 5.2.15-2+b2"_s,
        u"bash 5.2.15-2+b2"_s, VersionScheme::Deb);
    row("deb with its source", "pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&upstream=openssl&distro=debian-12",
        u"libssl3 3.0.11-1"_s, u"openssl 3.0.11-1"_s, VersionScheme::Deb);
    row("deb with source and version", "pkg:deb/debian/perl-base@5.36.0-7%2Bb1?upstream=perl%405.36.0-7",
        u"perl-base 5.36.0-7+b1"_s, u"perl 5.36.0-7"_s, VersionScheme::Deb);
    row("deb, epoch in the version", "pkg:deb/debian/git@1%3A2.39.2-1.1", u"git 1:2.39.2-1.1"_s, u"git 1:2.39.2-1.1"_s,
        VersionScheme::Deb);
    row("deb, epoch in a qualifier", "pkg:deb/debian/git@2.39.2-1.1?epoch=1", u"git 1:2.39.2-1.1"_s,
        u"git 1:2.39.2-1.1"_s, VersionScheme::Deb);
    row("rpm", "pkg:rpm/redhat/openssl-libs@3.0.7-24.el9?arch=x86_64&epoch=1&upstream=openssl-3.0.7-24.el9.src.rpm",
        u"openssl-libs 1:3.0.7-24.el9"_s, u"openssl 1:3.0.7-24.el9"_s, VersionScheme::Rpm);
    row("rpm, epoch of nothing", "pkg:rpm/redhat/bash@5.1.8-6.el9?epoch=0", u"bash 5.1.8-6.el9"_s, u" "_s,
        VersionScheme::Rpm);
    row("npm", "pkg:npm/%40angular/core@17.0.1", u"@angular/core 17.0.1"_s, u"@angular/core 17.0.1"_s,
        VersionScheme::Semver);
    row("maven", "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1",
        u"org.apache.logging.log4j:log4j-core 2.14.1"_s, u"org.apache.logging.log4j:log4j-core 2.14.1"_s,
        VersionScheme::Generic);
    row("pypi", "pkg:pypi/requests@2.28.1", u"requests 2.28.1"_s, u"requests 2.28.1"_s, VersionScheme::Generic);
}

void TestSbom::readsAPackageUrl()
{
    QFETCH(const QByteArray, purl);
    QFETCH(const QString, nameVersion);
    QFETCH(const QString, source);
    QFETCH(const VersionScheme, scheme);
    const auto component = R"j({"type":"library","name":"x","purl":")j" + purl + "\"}";
    const auto package = R"j({"SPDXID":"a","name":"x","externalRefs":[{"referenceCategory":"PACKAGE-MANAGER",
        "referenceType":"purl","referenceLocator":")j"
        + purl + "\"}]}";
    for (const auto &document : {cyclone(component), spdx(package)}) {
        const auto inventory = read(document);
        QVERIFY2(inventory, inventory ? "" : qPrintable(inventory.error().detail));
        const auto &one = inventory->software[0];
        QCOMPARE(one.name + u' ' + one.version, nameVersion);
        QCOMPARE(one.sourcePackage + u' ' + one.sourceVersion, source);
        QVERIFY(one.scheme == scheme);
        QCOMPARE(one.identifiers, (QList<SoftwareIdentifier>{{Kind::Purl, QString::fromUtf8(purl)}}));
        QVERIFY(one.kind
                == (purl.contains("deb/") || purl.contains("rpm/") ? SoftwareKind::Package : SoftwareKind::Library));
        if (scheme == VersionScheme::Rpm)
            QVERIFY(one.epochKnown);
    }
}

void TestSbom::readsWhatIsNoPackage_data()
{
    QTest::addColumn<QByteArray>("component");
    QTest::addColumn<SoftwareKind>("kind");
    QTest::addColumn<VersionScheme>("scheme");
    const auto row = [](const char *name, const char *component, SoftwareKind kind, VersionScheme scheme) {
        QTest::newRow(name) << QByteArray(component) << kind << scheme;
    };
    row("a program with its CPE",
        R"j({"type":"application","name":"n","version":"1","cpe":"cpe:2.3:a:v:n:1:*:*:*:*:*:*:*"})j",
        SoftwareKind::Program, VersionScheme::Unknown);
    row("a program by a general URL", R"j({"type":"application","name":"n","version":"1","purl":"pkg:generic/n@1"})j",
        SoftwareKind::Program, VersionScheme::Generic);
    row("firmware", R"j({"type":"firmware","name":"n","version":"1"})j", SoftwareKind::Firmware,
        VersionScheme::Unknown);
    row("a library without identifiers", R"j({"type":"library","name":"n","version":"1"})j", SoftwareKind::Library,
        VersionScheme::Unknown);
    row("a package of Alpine", R"j({"type":"library","name":"n","version":"1","purl":"pkg:apk/alpine/n@1-r0"})j",
        SoftwareKind::Package, VersionScheme::Unknown);
}

void TestSbom::readsWhatIsNoPackage()
{
    QFETCH(const QByteArray, component);
    QFETCH(const SoftwareKind, kind);
    QFETCH(const VersionScheme, scheme);
    const auto inventory = read(cyclone(component));
    QVERIFY(inventory);
    QCOMPARE(inventory->software[0].name, u"n"_s);
    QVERIFY(inventory->software[0].kind == kind);
    QVERIFY(inventory->software[0].scheme == scheme);
}

void TestSbom::takesTheReleaseFromTheSystem()
{
    const auto inventory = read(cyclone(R"j({"type":"operating-system","name":"debian","version":"12","properties":[
        {"name":"syft:distro:id","value":"debian"},{"name":"syft:distro:versionID","value":"12"}]},
        {"type":"library","name":"bash","version":"5.2","purl":"pkg:deb/ubuntu/bash@5.2-1?distro=ubuntu-22.04"})j"));
    QVERIFY(inventory);
    QCOMPARE(inventory->machine.os.id, u"debian"_s);
    QCOMPARE(inventory->machine.os.versionId, u"12"_s);
    QCOMPARE(inventory->machine.os.codename, u"bookworm"_s);
    QCOMPARE(inventory->software.size(), 1);
}

void TestSbom::takesTheReleaseOnlyWhenAllAgree()
{
    const auto document = [](const char *first, const char *second) {
        const auto component = [](const char *name, const char *distro) {
            return QByteArray(R"j({"type":"library","name":"x","purl":"pkg:rpm/vendor/)j") + name
                + "@1-1?distro=" + distro + "\"}";
        };
        return cyclone(component("a", first) + ',' + component("b", second));
    };
    const auto same = read(document("rhel-9.2", "redhat-9.2"));
    QCOMPARE(same->machine.os.id, u"rhel"_s);
    QCOMPARE(same->machine.os.versionId, u"9.2"_s);
    QVERIFY(same->notLookedAt.isEmpty());
    QCOMPARE(read(document("opensuse-leap-15.5", "opensuse.leap-15.5"))->machine.os.id, u"opensuse-leap"_s);
    QCOMPARE(read(document("opensuse-leap-15.5", "opensuse.leap-15.5"))->machine.os.versionId, u"15.5"_s);
    const auto other = read(document("rhel-9.2", "rhel-8.8"));
    QVERIFY(other->machine.os.id.isEmpty());
    QCOMPARE(other->notLookedAt.size(), 1);
    QCOMPARE(other->notLookedAt[0].what, u"osRelease"_s);
}

void TestSbom::readsWhatTrivySays()
{
    const auto inventory = read(cyclone(R"j({"type":"library","name":"nodejs","version":"18.1-1.el9",
        "purl":"pkg:rpm/redhat/nodejs@18.1-1.el9?arch=x86_64&distro=redhat-9.2&epoch=1","properties":[
        {"name":"aquasecurity:trivy:SrcEpoch","value":"1"},{"name":"aquasecurity:trivy:SrcRelease","value":"1.el9"},
        {"name":"aquasecurity:trivy:SrcName","value":"nodejs"},{"name":"aquasecurity:trivy:SrcVersion","value":"18.1"},
        {"name":"aquasecurity:trivy:Modularitylabel","value":"nodejs:18:9020:rhel9"}]},
        {"type":"library","name":"requests","version":"2.28.1","purl":"pkg:pypi/requests@2.28.1","properties":[
        {"name":"aquasecurity:trivy:FilePath","value":"usr/lib/python3/dist-packages/requests"}]})j"));
    QVERIFY(inventory);
    const auto *node = named(*inventory, u"nodejs"_s);
    QCOMPARE(node->sourcePackage, u"nodejs"_s);
    QCOMPARE(node->sourceVersion, u"1:18.1-1.el9"_s);
    QCOMPARE(node->module, u"nodejs:18"_s);
    QCOMPARE(node->architecture, u"x86_64"_s);
    QCOMPARE(named(*inventory, u"requests"_s)->owner, u"python3-requests"_s);
    QCOMPARE(inventory->machine.architecture, u"amd64"_s);
}

void TestSbom::readsNestedComponentsAndTheSubject()
{
    const auto inventory = read(R"j({"bomFormat":"CycloneDX","specVersion":"1.4","metadata":{
        "timestamp":"2026-01-02T03:04:05+01:00","component":{"type":"application","name":"shop","version":"3",
        "supplier":{"name":"Firm"}}},"components":[{"type":"library","bom-ref":"p","name":"python3-x","version":"1-1",
        "purl":"pkg:deb/debian/python3-x@1-1","components":[{"type":"application","name":"tool","version":"1",
        "components":[{"type":"library","name":"x","version":"1","purl":"pkg:pypi/x@1"}]}]}]})j");
    QVERIFY(inventory);
    QCOMPARE(inventory->takenAt, QDateTime(QDate(2026, 1, 2), QTime(2, 4, 5), Qt::UTC));
    QCOMPARE(inventory->software.size(), 4);
    QCOMPARE(named(*inventory, u"shop"_s)->publisher, u"Firm"_s);
    QCOMPARE(named(*inventory, u"x"_s)->owner, u"python3-x"_s); // In a tool in a package.
    QCOMPARE(named(*inventory, u"tool"_s)->owner, u"python3-x"_s);
    QVERIFY(named(*inventory, u"shop"_s)->owner.isEmpty());
}

void TestSbom::leavesOutWhatIsNoSoftware_data()
{
    QTest::addColumn<QByteArray>("component");
    QTest::newRow("file") << QByteArray(R"j({"type":"file","name":"/etc/passwd","version":"1"})j");
    QTest::newRow("data") << QByteArray(R"j({"type":"data","name":"x","version":"1"})j");
    QTest::newRow("container") << QByteArray(R"j({"type":"container","name":"x","version":"sha256:1"})j");
    QTest::newRow("image") << QByteArray(
        R"j({"type":"library","name":"x","version":"1","purl":"pkg:oci/x@sha256%3A1"})j");
    QTest::newRow("excluded") << QByteArray(R"j({"type":"library","name":"x","version":"1","scope":"excluded"})j");
    QTest::newRow("a name alone") << QByteArray(R"j({"type":"application","name":"x"})j");
    QTest::newRow("the system") << QByteArray(R"j({"type":"operating-system","name":"debian","version":"12"})j");
}

void TestSbom::leavesOutWhatIsNoSoftware()
{
    QFETCH(const QByteArray, component);
    const auto alone = read(cyclone(component));
    QVERIFY(!alone);
    QVERIFY(alone.error().code == Error::Code::NoSoftwareList);
    QCOMPARE(read(cyclone(component + R"j(,{"type":"library","name":"y","version":"1"})j"))->software.size(), 1);
}

void TestSbom::readsTheSameFromXml()
{
    const auto json = read(cyclone(R"j({"type":"library","bom-ref":"p","name":"libssl3","version":"3.0.11-1",
        "publisher":"Debian","purl":"pkg:deb/debian/libssl3@3.0.11-1?upstream=openssl&distro=debian-12",
        "cpe":"cpe:2.3:a:openssl:openssl:3.0.11:*:*:*:*:*:*:*"},{"type":"library","name":"x","version":"1",
        "purl":"pkg:npm/x@1","properties":[{"name":"syft:location:0:path","value":"/usr/share/nodejs/x"}]})j"));
    const auto xml =
        read(R"j(<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.4" version="1"><components>
        <component type="library" bom-ref="p"><publisher>Debian</publisher><name>libssl3</name><version>3.0.11-1</version>
        <cpe>cpe:2.3:a:openssl:openssl:3.0.11:*:*:*:*:*:*:*</cpe>
        <purl>pkg:deb/debian/libssl3@3.0.11-1?upstream=openssl&amp;distro=debian-12</purl></component>
        <component type="library"><name>x</name><version>1</version><purl>pkg:npm/x@1</purl><properties>
        <property name="syft:location:0:path">/usr/share/nodejs/x</property></properties></component>
        </components></bom>)j");
    QVERIFY(json);
    QVERIFY2(xml, xml ? "" : qPrintable(xml.error().detail));
    QVERIFY(*xml == *json);
    QCOMPARE(named(*xml, u"x"_s)->owner, u"node-x"_s);
    QVERIFY(!read("<!DOCTYPE bom [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><bom><components/></bom>"));
}

void TestSbom::readsSpdx()
{
    const auto inventory = read(spdx(R"j({"SPDXID":"SPDXRef-os","name":"debian","versionInfo":"12.4",
        "primaryPackagePurpose":"OPERATING-SYSTEM"},
        {"SPDXID":"SPDXRef-root","name":"image","versionInfo":"1","primaryPackagePurpose":"CONTAINER"},
        {"SPDXID":"SPDXRef-deb","name":"python3-x","versionInfo":"1-1","supplier":"Person: Jan (jan@example.org)",
        "sourceInfo":"built package from: x 1-1","externalRefs":[{"referenceType":"purl",
        "referenceLocator":"pkg:deb/debian/python3-x@1-1?distro=debian-12.4"},{"referenceType":"cpe23Type",
        "referenceLocator":"cpe:2.3:a:x:x:1:*:*:*:*:*:*:*"},{"referenceType":"cpe23Type",
        "referenceLocator":"cpe:2.3:a:guess:x:1:*:*:*:*:*:*:*"}]},
        {"SPDXID":"SPDXRef-py","name":"x","versionInfo":"1","supplier":"NOASSERTION","originator":"Organization: Py",
        "externalRefs":[{"referenceType":"purl","referenceLocator":"pkg:pypi/x@1"}]},
        {"SPDXID":"SPDXRef-free","name":"free","versionInfo":"NOASSERTION","externalRefs":[]})j",
                                     R"j({"spdxElementId":"SPDXRef-deb","relationshipType":"OTHER",
        "relatedSpdxElement":"SPDXRef-py","comment":"ownership-by-file-overlap: indicates that"},
        {"spdxElementId":"SPDXRef-root","relationshipType":"CONTAINS","relatedSpdxElement":"SPDXRef-py"})j"));
    QVERIFY2(inventory, inventory ? "" : qPrintable(inventory.error().detail));
    QCOMPARE(inventory->machine.os.versionId, u"12"_s);
    QCOMPARE(inventory->takenAt, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC));
    QCOMPARE(inventory->software.size(), 2);
    const auto *deb = named(*inventory, u"python3-x"_s);
    QCOMPARE(deb->publisher, u"Jan"_s);
    QCOMPARE(deb->sourcePackage, u"x"_s);
    QCOMPARE(deb->identifiers.size(), 2); // The first name of CPE alone: the others are guesses.
    const auto *module = named(*inventory, u"x"_s);
    QCOMPARE(module->owner, u"python3-x"_s);
    QCOMPARE(module->publisher, u"Py"_s);
}

void TestSbom::readsTheSameFromTagsAndValues()
{
    const auto json = read(spdx(R"j({"SPDXID":"SPDXRef-deb","name":"python3-x","versionInfo":"1-1",
        "supplier":"Organization: Debian","externalRefs":[{"referenceType":"purl",
        "referenceLocator":"pkg:deb/debian/python3-x@1-1?distro=debian-12"}]},
        {"SPDXID":"SPDXRef-py","name":"x","versionInfo":"1","externalRefs":[{"referenceType":"purl",
        "referenceLocator":"pkg:pypi/x@1"}]})j",
                                R"j({"spdxElementId":"SPDXRef-deb","relationshipType":"OTHER","relatedSpdxElement":
        "SPDXRef-py","comment":"ownership-by-file-overlap"})j"));
    const auto tags = read("# made by hand\nSPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\n"
                           "Created: 2026-01-02T03:04:05Z\n\n##### Package\nPackageName: python3-x\n"
                           "SPDXID: SPDXRef-deb\nPackageVersion: 1-1\nPackageSupplier: Organization: Debian\n"
                           "PackageDescription: <text>several\nPackageVersion: 99\n</text>\n"
                           "ExternalRef: PACKAGE-MANAGER purl pkg:deb/debian/python3-x@1-1?distro=debian-12\n\r\n"
                           "PackageName: x\nSPDXID: SPDXRef-py\nPackageVersion: 1\n"
                           "ExternalRef: PACKAGE_MANAGER purl pkg:pypi/x@1\n\nFileName: ./a\nSPDXID: SPDXRef-a\n\n"
                           "Relationship: SPDXRef-deb OTHER SPDXRef-py\n"
                           "RelationshipComment: <text>ownership-by-file-overlap</text>\n");
    QVERIFY(json);
    QVERIFY2(tags, tags ? "" : qPrintable(tags.error().detail));
    QVERIFY(*json == *tags);
    QCOMPARE(named(*tags, u"x"_s)->owner, u"python3-x"_s);
}

void TestSbom::readsSpdx3()
{
    const auto inventory = read(R"j({"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[
        {"type":"CreationInfo","created":"2026-01-02T03:04:05Z"},
        {"type":"software_Package","spdxId":"a","name":"curl","software_packageVersion":"8.5.0",
        "software_packageUrl":"pkg:deb/debian/curl@8.5.0-1","externalIdentifier":[{"type":"ExternalIdentifier",
        "externalIdentifierType":"cpe23","identifier":"cpe:2.3:a:haxx:curl:8.5.0:*:*:*:*:*:*:*"}]},
        {"type":"software_File","name":"x"}]})j");
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 1);
    QCOMPARE(inventory->software[0].version, u"8.5.0-1"_s);
    QCOMPARE(inventory->software[0].identifiers.size(), 2);
    QVERIFY(!read(R"j({"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[]})j"));
}

void TestSbom::followsOwnershipInAnyOrder()
{
    const QByteArray packages =
        R"j({"SPDXID":"deb","name":"d","versionInfo":"1","externalRefs":[{"referenceType":"purl",
        "referenceLocator":"pkg:deb/debian/d@1"}]},{"SPDXID":"m","name":"m","versionInfo":"1"},
        {"SPDXID":"n","name":"n","versionInfo":"1"},{"SPDXID":"o","name":"o","versionInfo":"1"})j";
    const auto relation = [](const char *from, const char *to) {
        return QByteArray(R"j({"relationshipType":"CONTAINS","spdxElementId":")j") + from
            + R"j(","relatedSpdxElement":")j" + to + "\"}";
    };
    // d has m has n; n and o have each other, and nobody else has o.
    const auto one = read(
        spdx(packages,
             relation("deb", "m") + ',' + relation("m", "n") + ',' + relation("n", "o") + ',' + relation("o", "n")));
    const auto other = read(
        spdx(packages,
             relation("o", "n") + ',' + relation("n", "o") + ',' + relation("m", "n") + ',' + relation("deb", "m")));
    QVERIFY(one);
    QVERIFY(*one == *other);
    QCOMPARE(named(*one, u"n"_s)->owner, u"d"_s);
    const auto circle = read(spdx(packages, relation("n", "o") + ',' + relation("o", "n")));
    QVERIFY(named(*circle, u"n"_s)->owner.isEmpty());
}

void TestSbom::skipsARecordWithTheReason_data()
{
    QTest::addColumn<QByteArray>("component");
    QTest::addColumn<qsizetype>("software");
    QTest::newRow("a text") << QByteArray(R"j("x")j") << qsizetype(1);
    QTest::newRow("version twice") << QByteArray(R"j({"name":"x","version":"1","version":"2"})j") << qsizetype(1);
    QTest::newRow("no name") << QByteArray(R"j({"type":"library","version":"1"})j") << qsizetype(1);
    QTest::newRow("no version of a package")
        << QByteArray(R"j({"name":"x","purl":"pkg:deb/debian/x"})j") << qsizetype(1);
    QTest::newRow("a package URL that is none")
        << QByteArray(R"j({"name":"x","version":"1","purl":"nothing"})j") << qsizetype(2);
}

void TestSbom::skipsARecordWithTheReason()
{
    QFETCH(const QByteArray, component);
    QFETCH(const qsizetype, software);
    const auto inventory = read(cyclone(R"j({"type":"library","name":"good","version":"1"},)j" + component));
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), software);
    QCOMPARE(inventory->skipped.size(), 1);
    QCOMPARE(inventory->skipped[0].where, u"f:/components/1"_s);
    QVERIFY(!inventory->skipped[0].detail.isEmpty());
}

void TestSbom::cutAnywhereIsRefused()
{
    const auto bom = cyclone(R"j({"type":"library","name":"good","version":"1"})j");
    QVERIFY(read(bom));
    for (qsizetype length = 0; length < bom.size(); ++length)
        QVERIFY2(!read(bom.first(length)), qPrintable(QString::number(length)));
    const auto package = spdx(R"j({"SPDXID":"m","name":"m","versionInfo":"1"})j");
    QVERIFY(read(package));
    for (qsizetype length = 0; length < package.size(); ++length)
        QVERIFY2(!read(package.first(length)), qPrintable(QString::number(length)));
}

void TestSbom::survivesNestingWithoutEnd()
{
    constexpr auto levels = 80;
    const QByteArray open = R"j({"type":"library","name":"x","version":"1","components":[)j";
    const auto inventory = read(cyclone(open.repeated(levels) + QByteArray("]}").repeated(levels)));
    QVERIFY(inventory);
    QVERIFY(!inventory->skipped.isEmpty());
    QVERIFY(!read(cyclone(open.repeated(100'000))));
}

void TestSbom::keepsWhatItSaysShort_data()
{
    QTest::addColumn<QByteArray>("document");
    const QByteArray endless(11'000, 'a');
    const QByteArray free = R"j({"SPDXID":"d","name":"d","versionInfo":"1",)j";
    const QByteArray library = R"j({"type":"library","name":"x","version":"1","purl":"pkg:pypi/x@1")j";
    QTest::newRow("supplier in SPDX") << spdx(free + R"j("supplier":"Organization: )j" + endless
                                              + R"j(","externalRefs":[{"referenceType":"purl",
                                                 "referenceLocator":"pkg:deb/debian/d@1"}]})j");
    QTest::newRow("identifier in SPDX") << spdx(free + R"j("externalRefs":[{"referenceType":"purl",
        "referenceLocator":"pkg:pypi/d@1"},{"referenceType":"cpe23Type","referenceLocator":"cpe:2.3:a:)j"
                                                + endless + R"j(:x:1:*:*:*:*:*:*:*"}]})j");
    QTest::newRow("supplier in tags") << "SPDXVersion: SPDX-2.3\nPackageName: d\nSPDXID: SPDXRef-d\nPackageVersion: 1\n"
                                         "PackageSupplier: Organization: "
            + endless + "\nExternalRef: PACKAGE-MANAGER purl pkg:pypi/d@1\n";
    QTest::newRow("publisher in CycloneDX") << cyclone(library + R"j(,"publisher":")j" + endless + R"j("})j");
    QTest::newRow("system in CycloneDX") << cyclone(library + R"j(},{"type":"operating-system","name":"debian",
        "version":"12","cpe":"cpe:2.3:o:debian:)j" + endless
                                                    + R"j(:12:*:*:*:*:*:*:*"})j");
    QTest::newRow("release that we do not know") << cyclone(library + R"j(},{"type":"library","name":"y","version":"1",
        "purl":"pkg:alpm/arch/y@1?distro=)j" + endless + R"j("})j");
}

void TestSbom::keepsWhatItSaysShort()
{
    QFETCH(const QByteArray, document);
    const auto inventory = read(document);
    QVERIFY2(inventory, inventory ? "" : qPrintable(inventory.error().detail));
    for (const auto &one : inventory->software) {
        QVERIFY(one.publisher.size() <= 1024);
        for (const auto &identifier : one.identifiers)
            QVERIFY(identifier.value.size() <= 1024);
    }
    const auto saved = inventoryToJson(*inventory);
    const auto again = read(saved);
    QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
    QCOMPARE(inventoryToJson(*again), saved);
}

QTEST_GUILESS_MAIN(TestSbom)
#include "tst_sbom.moc"
