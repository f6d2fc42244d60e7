// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debsource.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestDebSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsSourceAndBase_data();
    void findsSourceAndBase();
};

void TestDebSource::findsSourceAndBase_data()
{
    QTest::addColumn<QString>("package");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("builtUsing");
    QTest::addColumn<DebSource>("expected");
    const auto row = [](const char *name, const QString &package, const QString &version, const QString &source,
                        const QString &builtUsing, const DebSource &expected) {
        QTest::newRow(name) << package << version << source << builtUsing << expected;
    };
    row("no Source: the binary itself", u"acl"_s, u"2.3.1-3"_s, {}, {}, {u"acl"_s, u"2.3.1-3"_s, {}, {}});
    row("Source without version", u"libacl1"_s, u"2.3.1-3"_s, u"acl"_s, {}, {u"acl"_s, u"2.3.1-3"_s, {}, {}});
    row("rebuilt binary", u"bash"_s, u"5.2.15-2+b13"_s, u"bash (5.2.15-2)"_s, {}, {u"bash"_s, u"5.2.15-2"_s, {}, {}});
    row("epoch in the source version", u"llvm"_s, u"1:14.0-55.7~deb12u1"_s, u"llvm-defaults (0.55.7~deb12u1)"_s, {},
        {u"llvm-defaults"_s, u"0.55.7~deb12u1"_s, {}, {}});
    row("parenthesis not closed", u"a"_s, u"2"_s, u"b (1"_s, {}, {u"b"_s, u"1"_s, {}, {}});
    row("empty parentheses", u"a"_s, u"2"_s, u"b ()"_s, {}, {u"b"_s, u"2"_s, {}, {}});
    row("signed kernel, Built-Using", u"linux-image-6.1.0-56-amd64"_s, u"6.1.192-2"_s,
        u"linux-signed-amd64 (6.1.192+2)"_s, u"linux (= 6.1.192-2)"_s,
        {u"linux-signed-amd64"_s, u"6.1.192+2"_s, u"linux"_s, u"6.1.192-2"_s});
    row("signed kernel, Built-Using among others", u"linux-image-6.1.0-56-amd64"_s, u"6.1.192-2"_s,
        u"linux-signed-amd64 (6.1.192+2)"_s, u"gcc-12 (= 12.2.0-14),\n linux (= 6.1.192-2), x (= 1)"_s,
        {u"linux-signed-amd64"_s, u"6.1.192+2"_s, u"linux"_s, u"6.1.192-2"_s});
    row("signed kernel, by the rule", u"linux-image-6.1.0-31-amd64"_s, u"6.1.128-1"_s,
        u"linux-signed-amd64 (6.1.128+1)"_s, {}, {u"linux-signed-amd64"_s, u"6.1.128+1"_s, u"linux"_s, u"6.1.128-1"_s});
    row("backported kernel: the first plus is the dash", u"linux-image-6.1.0-0.deb11.31-arm64"_s,
        u"6.1.128-1~bpo11+1"_s, u"linux-signed-arm64 (6.1.128+1~bpo11+1)"_s, {},
        {u"linux-signed-arm64"_s, u"6.1.128+1~bpo11+1"_s, u"linux"_s, u"6.1.128-1~bpo11+1"_s});
    row("security revision", u"linux-image-4.19.0-6-amd64"_s, u"4.19.67-2+deb10u2"_s,
        u"linux-signed-amd64 (4.19.67+2+deb10u2)"_s, {},
        {u"linux-signed-amd64"_s, u"4.19.67+2+deb10u2"_s, u"linux"_s, u"4.19.67-2+deb10u2"_s});
    row("second kernel of a long-term release", u"linux-image-6.1-amd64"_s, u"6.1.119-1~deb11u1"_s,
        u"linux-signed-6.1-amd64 (6.1.119+1~deb11u1)"_s, {},
        {u"linux-signed-6.1-amd64"_s, u"6.1.119+1~deb11u1"_s, u"linux-6.1"_s, u"6.1.119-1~deb11u1"_s});
    row("Ubuntu's signed kernel", u"linux-image-6.8.0-31-generic"_s, u"6.8.0-31.31"_s,
        u"linux-signed (6.8.0-31.31+1)"_s, u"linux (= 6.8.0-31.31)"_s,
        {u"linux-signed"_s, u"6.8.0-31.31+1"_s, u"linux"_s, u"6.8.0-31.31"_s});
    row("Ubuntu's signed kernel, nothing told", u"linux-image-6.8.0-31-generic"_s, u"6.8.0-31.31"_s,
        u"linux-signed-hwe-6.8"_s, {},
        {u"linux-signed-hwe-6.8"_s, u"6.8.0-31.31"_s, u"linux-hwe-6.8"_s, u"6.8.0-31.31"_s});
    row("Ubuntu's signed kernel, signed twice", u"linux-image-5.15.0-91-generic"_s, u"5.15.0-91.101~20.04.1"_s,
        u"linux-signed-hwe-5.15 (5.15.0-91.101~20.04.1+2)"_s, {},
        {u"linux-signed-hwe-5.15"_s, u"5.15.0-91.101~20.04.1+2"_s, u"linux-hwe-5.15"_s, u"5.15.0-91.101~20.04.1"_s});
    row("Ubuntu's signed GRUB", u"grub-efi-amd64-signed"_s, u"1.187.6+2.06-2ubuntu14.4"_s, u"grub2-signed (1.187.6)"_s,
        {}, {u"grub2-signed"_s, u"1.187.6"_s, u"grub2-unsigned"_s, u"2.06-2ubuntu14.4"_s});
    row("Ubuntu's older signed GRUB", u"grub-efi-amd64-signed"_s, u"1.93.7+2.02-2ubuntu8.7"_s,
        u"grub2-signed (1.93.7)"_s, u"grub2 (= 2.02-2ubuntu8.7)"_s,
        {u"grub2-signed"_s, u"1.93.7"_s, u"grub2"_s, u"2.02-2ubuntu8.7"_s});
    row("Ubuntu's signed fwupd", u"fwupd-signed"_s, u"1.51~22.04.1+1.4-0ubuntu1"_s, u"fwupd-signed (1.51~22.04.1)"_s,
        {}, {u"fwupd-signed"_s, u"1.51~22.04.1"_s, u"fwupd-efi"_s, u"1.4-0ubuntu1"_s});
    row("signed GRUB", u"grub-efi-amd64-signed"_s, u"1+2.06+13+deb12u2"_s, {}, {},
        {u"grub-efi-amd64-signed"_s, u"1+2.06+13+deb12u2"_s, u"grub2"_s, u"2.06-13+deb12u2"_s});
    row("signed GRUB with a plus of its own", u"grub-efi-amd64-signed"_s, u"1+2.02+dfsg1+20+deb10u4"_s, {}, {},
        {u"grub-efi-amd64-signed"_s, u"1+2.02+dfsg1+20+deb10u4"_s, u"grub2"_s, u"2.02+dfsg1-20+deb10u4"_s});
    row("signed shim", u"shim-signed"_s, u"1.51~1+deb12u1+16.1-2~deb12u1"_s, u"shim-signed (1.51~1+deb12u1)"_s, {},
        {u"shim-signed"_s, u"1.51~1+deb12u1"_s, u"shim"_s, u"16.1-2~deb12u1"_s});
    row("signed shim of another shape", u"shim-signed"_s, u"1.52"_s, {}, {},
        {u"shim-signed"_s, u"1.52"_s, u"shim"_s, {}});
    row("signed shim helpers", u"shim-helpers-amd64-signed"_s, u"1+16.1+2~deb12u1"_s, {}, {},
        {u"shim-helpers-amd64-signed"_s, u"1+16.1+2~deb12u1"_s, u"shim"_s, u"16.1-2~deb12u1"_s});
    row("signed fwupd-efi", u"fwupd-amd64-signed"_s, u"1:1.4+1"_s, {}, u"fwupd-efi (= 1:1.4-1)"_s,
        {u"fwupd-amd64-signed"_s, u"1:1.4+1"_s, u"fwupd-efi"_s, u"1:1.4-1"_s});
    row("signed fwupd, older", u"fwupd-amd64-signed"_s, u"1.5.7+4"_s, {}, u"fwupd (= 1.5.7-4)"_s,
        {u"fwupd-amd64-signed"_s, u"1.5.7+4"_s, u"fwupd"_s, u"1.5.7-4"_s});
    row("signed fwupd, nothing told", u"fwupd-amd64-signed"_s, u"1:1.4+1"_s, {}, {},
        {u"fwupd-amd64-signed"_s, u"1:1.4+1"_s, u"fwupd-efi"_s, {}});
    row("no plus to turn", u"x"_s, u"6"_s, u"linux-signed-amd64 (6.1)"_s, {},
        {u"linux-signed-amd64"_s, u"6.1"_s, u"linux"_s, {}});
    row("only looks signed", u"linux-signedness"_s, u"1"_s, {}, u"linux (= 6)"_s,
        {u"linux-signedness"_s, u"1"_s, {}, {}});
    row("fwupd-signed has no middle", u"fwupd-signed"_s, u"1"_s, {}, {}, {u"fwupd-signed"_s, u"1"_s, {}, {}});
}

void TestDebSource::findsSourceAndBase()
{
    QFETCH(const QString, package);
    QFETCH(const QString, version);
    QFETCH(const QString, source);
    QFETCH(const QString, builtUsing);
    QFETCH(const DebSource, expected);
    const auto found = debSourceOf({package, version, source, builtUsing});
    QCOMPARE(found.package, expected.package);
    QCOMPARE(found.version, expected.version);
    QCOMPARE(found.basePackage, expected.basePackage);
    QCOMPARE(found.baseVersion, expected.baseVersion);
}

QTEST_GUILESS_MAIN(TestDebSource)
#include "tst_debsource.moc"
