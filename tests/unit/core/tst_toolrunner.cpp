// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/toolrunner.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/** Small scripts stand in for the tools. */
class TestToolRunner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesOutputAndExitCode();
    void saysWhenTheToolIsMissing();
    void looksInItsOwnFoldersOnly();
    void cleansTheEnvironment();
    void givesTheEnvironmentItIsToldTo();
    void givesNoInput();
    void stopsAToolThatTakesTooLong();
    void stopsAToolThatSaysTooMuch();
    void stopsWhenAsked();
    void saysWhenTheToolCrashes();

private:
    Result<ToolAnswer> run(const QByteArray &script, ToolLimits limits = {}, std::stop_token stop = {})
    {
        QFile file(m_dir.filePath(u"tool"_s));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return fail(Error::Code::CannotWrite, file.fileName());
        file.write("#!/bin/sh\n" + script);
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        ProcessRunner runner(limits, QStringList{m_dir.path()} + ProcessRunner::systemFolders(), environment);
        return runner.run(u"tool"_s, {u"one two"_s, u"$HOME"_s}, std::move(stop));
    }

    ToolEnvironment environment;
    QTemporaryDir m_dir;
};

void TestToolRunner::givesOutputAndExitCode()
{
    const auto answer = run("printf '%s|' \"$@\"; printf 'oops' >&2; exit 7\n");
    QVERIFY(answer);
    QCOMPARE(answer->output, QByteArray("one two|$HOME|")); // No shell has touched the arguments.
    QCOMPARE(answer->errorOutput, QByteArray("oops"));
    QCOMPARE(answer->exitCode, 7);
}

void TestToolRunner::saysWhenTheToolIsMissing()
{
    ProcessRunner runner;
    const auto answer = runner.run(u"no-such-tool-anywhere"_s, {}, {});
    QVERIFY(answer.error().code == Error::Code::ToolMissing);
    QCOMPARE(answer.error().where, u"no-such-tool-anywhere"_s);
}

void TestToolRunner::looksInItsOwnFoldersOnly()
{
    QVERIFY(run("exit 0\n"));
    const auto path = qgetenv("PATH");
    qputenv("PATH", m_dir.path().toLocal8Bit() + ':' + path);
    const auto answer = ProcessRunner().run(u"tool"_s, {}, {});
    qputenv("PATH", path);
    QVERIFY(answer.error().code == Error::Code::ToolMissing);
}

void TestToolRunner::cleansTheEnvironment()
{
    qputenv("LD_PRELOAD_EXAMPLE", "x");
    qputenv("LANG", "nl_NL.UTF-8");
    const auto answer = run("echo \"$LC_ALL,$LANG,$LD_PRELOAD_EXAMPLE,$PATH\"\n");
    qunsetenv("LD_PRELOAD_EXAMPLE");
    QVERIFY(answer);
    QVERIFY2(answer->output.startsWith("C,,," + m_dir.path().toUtf8() + ":/usr/bin"), answer->output.constData());
}

void TestToolRunner::givesTheEnvironmentItIsToldTo()
{
    environment = {{{u"PW_SAID"_s, u"a b"_s}, {u"LC_ALL"_s, u"nl"_s}}, {u"PW_KEPT"_s, u"PW_ABSENT"_s}};
    qputenv("PW_KEPT", "yes");
    const auto answer = run("echo \"$PW_SAID,$PW_KEPT,${PW_ABSENT-none},$LC_ALL\"\n");
    qunsetenv("PW_KEPT");
    environment = {};
    QVERIFY(answer);
    QCOMPARE(answer->output, QByteArray("a b,yes,none,C\n")); // What it says must stay readable for us.
}

void TestToolRunner::givesNoInput()
{
    const auto answer = run("cat; echo end\n");
    QVERIFY(answer);
    QCOMPARE(answer->output, QByteArray("end\n"));
}

void TestToolRunner::stopsAToolThatTakesTooLong()
{
    QElapsedTimer timer;
    timer.start();
    const auto answer = run("exec sleep 60\n", {200ms, 1000});
    QVERIFY(answer.error().code == Error::Code::ToolFailed);
    QVERIFY(answer.error().detail.contains(u"200 ms"));
    QVERIFY(timer.elapsed() < 10'000);
}

void TestToolRunner::stopsAToolThatSaysTooMuch()
{
    const auto answer = run("exec yes\n", {60s, 100'000});
    QVERIFY(answer.error().code == Error::Code::ToolFailed);
    QVERIFY(answer.error().detail.contains(u"100000 bytes"));
}

void TestToolRunner::stopsWhenAsked()
{
    std::stop_source stop;
    QElapsedTimer timer;
    timer.start();
    const std::jthread later([&stop] {
        std::this_thread::sleep_for(200ms);
        stop.request_stop();
    });
    const auto answer = run("exec sleep 60\n", {}, stop.get_token());
    QVERIFY(answer.error().code == Error::Code::Cancelled);
    QVERIFY(timer.elapsed() < 10'000);
    QVERIFY(run("exit 0\n", {}, stop.get_token()).error().code == Error::Code::Cancelled);
}

void TestToolRunner::saysWhenTheToolCrashes()
{
    const auto answer = run("echo dying >&2; kill -SEGV $$\n");
    QVERIFY(answer.error().code == Error::Code::ToolFailed);
    QVERIFY(answer.error().detail.contains(u"dying"));
}

QTEST_GUILESS_MAIN(TestToolRunner)
#include "tst_toolrunner.moc"
