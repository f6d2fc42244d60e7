// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result.h"

#include <QTest>

#include <memory>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

Result<int> half(int number)
{
    if (number % 2 != 0)
        return fail(Error::Code::BadValue, u"number"_s, u"is odd"_s);
    return number / 2;
}

Result<> mustBeEven(int number)
{
    PW_TRY_VOID(half(number));
    return {};
}

Result<int> quarter(int number, int *reached)
{
    PW_TRY(const auto once, half(number));
    ++*reached;
    PW_TRY(const auto twice, half(once));
    ++*reached;
    return twice;
}

Result<std::unique_ptr<int>> owned(int number)
{
    PW_TRY(auto value, half(number));
    return std::make_unique<int>(value);
}

Result<int> unwrapped(int number)
{
    PW_TRY(const auto pointer, owned(number));
    return *pointer;
}

} // namespace

class ResultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsAValue()
    {
        const auto result = half(4);
        QVERIFY(result.has_value());
        QCOMPARE(*result, 2);
    }

    void holdsTheWholeError()
    {
        const auto result = half(3);
        QVERIFY(!result);
        QCOMPARE(result.error(), (Error{Error::Code::BadValue, u"number"_s, u"is odd"_s}));
    }

    void passesAnErrorOn()
    {
        const Error error{Error::Code::DiskFull, u"/data"_s, u"0 bytes left"_s};
        const Result<int> result = fail(error);
        QCOMPARE(result.error(), error);
    }

    void tryStopsAtTheFirstError_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("steps");
        QTest::newRow("both") << 8 << 2;
        QTest::newRow("second fails") << 6 << 1;
        QTest::newRow("first fails") << 5 << 0;
    }
    void tryStopsAtTheFirstError()
    {
        QFETCH(int, number);
        QFETCH(int, steps);
        int reached = 0;
        const auto result = quarter(number, &reached);
        QCOMPARE(reached, steps);
        QCOMPARE(result.has_value(), steps == 2);
        if (!result)
            QCOMPARE(result.error().code, Error::Code::BadValue);
    }

    void tryWorksWithoutAValue()
    {
        QVERIFY(mustBeEven(2).has_value());
        QCOMPARE(mustBeEven(1).error().where, u"number"_s);
    }

    void tryMovesWhatCannotBeCopied()
    {
        QCOMPARE(unwrapped(10).value_or(0), 5);
        QVERIFY(!unwrapped(11));
    }

    void chainsStayResults()
    {
        const Result<int> result = half(8).map([](int value) { return value / 2; });
        QCOMPARE(result.value_or(0), 2);
    }
};

QTEST_GUILESS_MAIN(ResultTest)
#include "tst_result.moc"
