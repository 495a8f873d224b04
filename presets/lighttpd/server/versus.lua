-- {{ mark }}
-- What no file answers by itself, for mod_magnet: pages without their ending, reversed pairs, old addresses.
local clean = {{ clean }}
local root = lighty.env["physical.doc-root"]
local path = lighty.env["uri.path"]
local moves = {
{%- for move in moves %}
  ["{{ base }}{{ move.from }}"] = "{{ base }}{{ move.to }}",
{%- endfor %}
}
local function is_file(name)
  local found = lighty.stat(root .. name)
  return found and found.is_file
end
local function is_folder(name)
  local found = lighty.stat(root .. name)
  return found and found.is_dir
end
local function lead(to)
  local query = lighty.env["uri.query"]
  lighty.header["Location"] = query and query ~= "" and to .. "?" .. query or to
  return 301
end

if moves[path] then return lead(moves[path]) end
-- The 404 pages are no pages of their own; `//host/` in a redirect would be another host.
if path:find("/404%.html$") or path:find("/404$") or path:find("//", 1, true) then return 404 end
if path:find("/%.") and not path:find("^/%.well%-known/") then return 404 end
-- A folder without a page of its own.
if path:find("/$") and is_folder(path) and not is_file(path .. "index.html") then return 404 end

local bare = path:gsub("/$", "")
local stem = bare:gsub("%.html$", "")
local function page(name) return clean and name or name .. ".html" end
if clean then
  if stem:find("/index$") and path == bare then return lead((stem:gsub("index$", ""))) end
  if stem ~= path and path == bare and is_file(path) then return lead(stem) end
end
if bare ~= "" and bare ~= path and is_file(bare .. ".html") then return lead(page(bare)) end
-- A file with a slash after it would be served as the file.
if bare ~= path and is_file(bare) then return 404 end
if not is_file(path) and is_file(path .. ".html") then
  if not clean then return lead(path .. ".html") end
  lighty.env["physical.path"] = root .. path .. ".html"
  return
end
-- A pair that was asked for the other way round leads to its page, where there is one.
local folder, a, b = stem:match("^(.*/)([^/]+)%-vs%-([^/]+)$")
if a and not is_file(stem .. ".html") and not is_file(path) then
  local swapped = folder .. b .. "-vs-" .. a
  if is_file(swapped .. ".html") then return lead(page(swapped)) end
end
