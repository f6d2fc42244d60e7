// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

const OptionSpec *findOption(const QList<OptionSpec> &options, const QString &name)
{
    const auto found =
        std::find_if(options.begin(), options.end(), [&](const auto &spec) { return spec.name == name; });
    return found == options.end() ? nullptr : &*found;
}

/** Takes the option at @p index, and its value from the same or the next word. */
Result<> takeOption(const QStringList &words, qsizetype &index, const QList<OptionSpec> &options, Arguments &arguments)
{
    const auto &word = words.at(index);
    const auto equals = word.indexOf(QLatin1Char('='));
    const auto name = word.mid(2, equals < 0 ? -1 : equals - 2);
    const auto *spec = findOption(options, name);
    if (spec == nullptr)
        return fail(Error::Code::WrongUse, word, QStringLiteral("unknown option"));
    if (arguments.has(name) && !spec->repeatable)
        return fail(Error::Code::WrongUse, word, QStringLiteral("given twice"));
    auto &values = arguments.options[name];
    if (spec->value.isEmpty())
        return equals < 0 ? Result<>() : fail(Error::Code::WrongUse, word, QStringLiteral("takes no value"));
    if (equals >= 0) {
        values.append(word.mid(equals + 1));
    } else {
        if (index + 1 >= words.size())
            return fail(Error::Code::WrongUse, word, QStringLiteral("needs a value"));
        values.append(words.at(++index));
    }
    if (values.constLast().isEmpty())
        return fail(Error::Code::WrongUse, word, QStringLiteral("needs a value"));
    return {};
}

} // namespace

Result<Arguments> parseArguments(const QStringList &words, const QList<OptionSpec> &options,
                                 const PositionalSpec &positional)
{
    Arguments arguments;
    bool optionsEnded = false;
    for (qsizetype index = 0; index < words.size(); ++index) {
        const auto &word = words.at(index);
        if (!optionsEnded && word == u"--") {
            optionsEnded = true;
        } else if (!optionsEnded && word.startsWith(u"--")) {
            PW_TRY_VOID(takeOption(words, index, options, arguments));
        } else if (arguments.positional.size() < positional.most) {
            arguments.positional.append(word);
        } else {
            return fail(Error::Code::WrongUse, word, QStringLiteral("one argument too many"));
        }
    }
    if (arguments.positional.size() < positional.least && !arguments.has(QStringLiteral("help")))
        return fail(Error::Code::WrongUse, positional.name, QStringLiteral("missing argument"));
    return arguments;
}

} // namespace Patchwijzer
