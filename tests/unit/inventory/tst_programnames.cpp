// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/programnames.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

Software package(const QString &name, VersionScheme scheme = VersionScheme::Deb)
{
    Software software;
    software.name = name;
    software.version = u"1"_s;
    software.scheme = scheme;
    software.architecture = u"amd64"_s;
    return software;
}

QByteArray entry(const QByteArray &name, const QByteArray &more = {})
{
    return "[Desktop Entry]\nType=Application\nName=" + name + "\n" + more;
}

} // namespace

class TestProgramNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void namesThePackageOfAnEntry();
    void leavesOutWhatTheMenuDoesNotShow();
    void choosesTheEntryOfThatName();
    void takesTheSentenceFromAppStream();
    void findsPackagesOfRpmByTheEntry();
    void takesTheNameFromACollection();
    void readsPackedCollections();
    void staysInTheTree();
    void survivesBrokenFiles();
    void givesTheNamesToTheirPackages();

private:
    void write(const QString &path, const QByteArray &bytes) const
    {
        const QDir dir(m_dir->path());
        QVERIFY(dir.mkpath(QFileInfo(path).path()));
        QFile file(dir.filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    void writeList(const QString &package, const QByteArray &files) const
    {
        write(u"var/lib/dpkg/info/"_s + package + u".list"_s, "/.\n/usr\n" + files);
    }
    [[nodiscard]] QList<ProgramName> names(const QList<Software> &software) const
    {
        return programNames(RootedTree(m_dir->path()), software);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestProgramNames::namesThePackageOfAnEntry()
{
    writeList(u"calc"_s, "/usr/share/applications\n/usr/share/applications/calc.desktop\n");
    writeList(u"paint:amd64"_s, "/usr/share/applications/kde5/paint.desktop");
    writeList(u"libc6:amd64"_s, "/lib/libc.so.6\n");
    write(u"usr/share/applications/calc.desktop"_s, entry("Calculator", "Name[nl]=Rekenmachine\nComment[nl]=Reken\n"));
    write(u"usr/share/applications/kde5/paint.desktop"_s, entry("Paint", "GenericName=Drawing\n"));
    QCOMPARE(names({package(u"paint"_s), package(u"libc6"_s), package(u"calc"_s), package(u"gone"_s)}),
             (QList<ProgramName>{{u"calc"_s, u"Rekenmachine"_s, u"Reken"_s}, {u"paint"_s, u"Paint"_s, u"Drawing"_s}}));
    // Not installed, not asked.
    QCOMPARE(names({}), QList<ProgramName>());
}

void TestProgramNames::leavesOutWhatTheMenuDoesNotShow()
{
    writeList(u"a"_s, "/usr/share/applications/a.desktop\n/opt/usr/share/applications/b.desktop\n");
    write(u"usr/share/applications/a.desktop"_s, entry("A", "NoDisplay=true\n"));
    write(u"usr/share/applications/b.desktop"_s, entry("B"));
    QCOMPARE(names({package(u"a"_s)}), QList<ProgramName>());
}

void TestProgramNames::choosesTheEntryOfThatName()
{
    writeList(u"suite"_s,
              "/usr/share/applications/another.desktop\n/usr/share/applications/org.x.Suite.desktop\n"
              "/usr/share/applications/zzz.desktop\n");
    write(u"usr/share/applications/another.desktop"_s, entry("Another"));
    write(u"usr/share/applications/zzz.desktop"_s, entry("Zzz"));
    QCOMPARE(names({package(u"suite"_s)}).first().name, u"Another"_s);
    write(u"usr/share/applications/org.x.Suite.desktop"_s, entry("The Suite"));
    QCOMPARE(names({package(u"suite"_s)}).first().name, u"The Suite"_s);
}

void TestProgramNames::takesTheSentenceFromAppStream()
{
    writeList(u"a"_s, "/usr/share/applications/a.desktop\n/usr/share/metainfo/a.metainfo.xml\n");
    write(u"usr/share/applications/a.desktop"_s, entry("A"));
    write(u"usr/share/metainfo/a.metainfo.xml"_s,
          "<component><id>a</id><name>Other</name><summary>Does it all</summary></component>");
    QCOMPARE(names({package(u"a"_s)}), (QList<ProgramName>{{u"a"_s, u"A"_s, u"Does it all"_s}}));
}

void TestProgramNames::findsPackagesOfRpmByTheEntry()
{
    write(u"usr/share/applications/org.gnome.Evince.desktop"_s, entry("Documents"));
    write(u"usr/share/applications/firefox.desktop"_s, entry("Firefox"));
    write(u"usr/share/applications/stranger.desktop"_s, entry("Stranger"));
    const auto rpm = VersionScheme::Rpm;
    QCOMPARE(names({package(u"evince"_s, rpm), package(u"firefox"_s, rpm), package(u"fire"_s, rpm)}),
             (QList<ProgramName>{{u"evince"_s, u"Documents"_s, {}}, {u"firefox"_s, u"Firefox"_s, {}}}));
}

void TestProgramNames::takesTheNameFromACollection()
{
    write(u"usr/share/swcatalog/xml/all.xml"_s,
          "<components><component type=\"desktop-application\"><id>a</id><pkgname>a</pkgname><name>Aa</name>"
          "<summary>S</summary></component><component type=\"font\"><id>b</id><pkgname>b</pkgname><name>B</name>"
          "</component><component type=\"desktop-application\"><id>c</id><pkgname>c</pkgname><name>C</name>"
          "</component></components>");
    write(u"usr/share/swcatalog/xml/broken.xml"_s, "<components>");
    QCOMPARE(names({package(u"a"_s, VersionScheme::Rpm), package(u"b"_s, VersionScheme::Rpm)}),
             (QList<ProgramName>{{u"a"_s, u"Aa"_s, u"S"_s}}));
}

void TestProgramNames::readsPackedCollections()
{
    write(u"var/lib/swcatalog/yaml/main.yml.gz"_s,
          QByteArray::fromBase64(
              "H4sIAAAAAAACA9PV1eVyy8xJtVJwcQ3QNTTkCkstKs7Mz7NSUDfQMzRS59IFKgipLAAqSEktzi7JL9BNLCjIyUxOLAGq4vJ0sVJI"
              "5ApITM5OTE8FMf0Sc1OtuBQUnK0UHBOBdF4OiFHAFVyam5tYVAmVCuYCAEFHO254AAAA"));
    write(u"usr/share/swcatalog/xml/all.xml.gz"_s,
          QByteArray::fromBase64(
              "H4sIAAAAAAACA7NJzs8tyM9LzSsptrOBsxVKKgtSbZVSUouzS/ILdBMLCnIykxNLMvPzlOxsMlPskmz0gaRNQXZ6XmJuKogLY9qA"
              "SSegCISrDzcTmV1sBwAEltXTeAAAAA=="));
    write(u"var/lib/app-info/yaml/broken.yml.gz"_s, "no gzip");
    write(u"var/lib/app-info/yaml/plain.yml"_s,
          "---\nFile: DEP-11\n---\nType: desktop-application\nID: c\nPackage: c\nName:\n  C: Cc\n");
    QCOMPARE(names({package(u"a"_s), package(u"b"_s, VersionScheme::Rpm), package(u"c"_s)}),
             (QList<ProgramName>{{u"a"_s, u"Aap"_s, u"S"_s}, {u"b"_s, u"Bb"_s, {}}, {u"c"_s, u"Cc"_s, {}}}));
}

void TestProgramNames::staysInTheTree()
{
    QTemporaryDir outside;
    QFile file(outside.filePath(u"x.desktop"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(entry("Outside"));
    file.close();
    writeList(u"a"_s,
              "/usr/share/applications/../../../../.." + outside.path().toUtf8()
                  + "/x.desktop\n/usr/share/applications/link.desktop\n");
    QVERIFY(QDir(m_dir->path()).mkpath(u"usr/share/applications"_s));
    QVERIFY(QFile::link(outside.filePath(u"x.desktop"_s), m_dir->filePath(u"usr/share/applications/link.desktop"_s)));
    QCOMPARE(names({package(u"a"_s)}), QList<ProgramName>());
}

void TestProgramNames::survivesBrokenFiles()
{
    writeList(u"a"_s, "\xff\xfe/usr/share/applications/\n/usr/share/applications/a.desktop");
    write(u"usr/share/applications/a.desktop"_s, "\xff");
    writeList(u"b"_s, QByteArray("/usr/share/applications/b.desktop\n").repeated(1000));
    QCOMPARE(names({package(u"a"_s), package(u"b"_s), package(u"../../a"_s), package(u"/"_s)}), QList<ProgramName>());
}

void TestProgramNames::givesTheNamesToTheirPackages()
{
    QList<Software> software{package(u"a"_s), package(u"b"_s), package(u"a"_s)};
    software[2].kind = SoftwareKind::Program;
    applyProgramNames({{u"a"_s, u"Aa"_s, {}}}, &software);
    QCOMPARE(software[0].displayName, u"Aa"_s);
    QCOMPARE(software[1].displayName, QString());
    QCOMPARE(software[2].displayName, QString());
}

QTEST_GUILESS_MAIN(TestProgramNames)
#include "tst_programnames.moc"
